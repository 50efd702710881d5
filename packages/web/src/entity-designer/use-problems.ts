// What is wrong with the draft, judged on this page as the server will judge it.
import { hasErrors, type Issue } from '@keepwell/kernel';
import { checkBody, type EntityDefinition, entityKind, type ModelLookup } from '@keepwell/model';
import { useDeferredValue, useMemo } from 'react';

export function checkDraft(doc: EntityDefinition, id: string, lookup: ModelLookup): readonly Issue[] {
  const shape = checkBody(entityKind, doc);
  return hasErrors(shape) ? shape : entityKind.check(doc, id, lookup);
}

/** Judged a moment behind the typing, which it must not slow down. */
export function useProblems(doc: EntityDefinition, id: string, lookup: ModelLookup): readonly Issue[] {
  const settled = useDeferredValue(doc);
  return useMemo(() => checkDraft(settled, id, lookup), [settled, id, lookup]);
}

/** Problems at a place of the entity: `['fields', 3, 'key']` finds what is at it and below. */
export function issuesAt(issues: readonly Issue[], path: readonly (string | number)[]): readonly Issue[] {
  return issues.filter((found) => path.every((step, index) => found.path[index] === step));
}

/** Id of the field that a problem is about; null: the entity itself. */
export function fieldOfIssue(doc: EntityDefinition, found: Issue): string | null {
  const [part, index] = found.path;
  return part === 'fields' && typeof index === 'number' ? (doc.fields[index]?.id ?? null) : null;
}

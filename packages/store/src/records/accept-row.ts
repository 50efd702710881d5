// The door of every write: may the actor set these fields, and do the values fit them?
import { type Issue, issue } from '@keepwell/kernel';
import type { RecordValues } from '@keepwell/model';
import type { Values } from '../catalog/stored-entity.ts';
import { accessTo } from '../commands/acting.ts';
import type { Writing } from './writing.ts';

export interface AcceptedRow {
  readonly values: Values;
  readonly issues: readonly Issue[];
}

const none: readonly Issue[] = [];

/** `writing`: who writes what; a transaction is not needed. */
export function acceptRow(
  writing: Pick<Writing, 'entity' | 'grant' | 'context'>,
  given: RecordValues,
  mode: 'create' | 'update',
): AcceptedRow {
  const forbidden = refuseAccess(writing, given);
  const taken = writing.entity.door.accept(given, mode, writing.context);
  if (taken.ok) return { values: taken.values as Values, issues: forbidden };
  return { values: {}, issues: [...forbidden, ...taken.issues.filter((found) => !isAbout(found, forbidden))] };
}

/** Fields the actor may not set; one he may not see does not exist for him. */
function refuseAccess({ grant, entity }: Pick<Writing, 'entity' | 'grant'>, given: RecordValues): readonly Issue[] {
  if (grant.fields === null) return none;
  const issues: Issue[] = [];
  for (const id of Object.keys(given)) {
    const access = accessTo(grant, id);
    if (access === 'hidden' && entity.field(id) !== undefined) {
      issues.push(issue('model.field_unknown', [id], { field: id }));
    } else if (access === 'read' || access === 'masked') {
      issues.push(issue('store.field_read_only', [id]));
    }
  }
  return issues;
}

/** What is wrong with a value that may not be set says something about the field: not to this actor. */
function isAbout(found: Issue, forbidden: readonly Issue[]): boolean {
  return forbidden.some((other) => other.path[0] === found.path[0]);
}

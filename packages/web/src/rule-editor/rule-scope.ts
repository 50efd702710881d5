// What a rule over an entity can see, and how its parts are named to the reader.
import { textIn, type Language, type PartialText } from '@keepwell/kernel';
import { entityScope, type Entity, type ModelLookup } from '@keepwell/model';
import type { FieldInScope, Operator, RuleContext, Scope, ValueType } from '@keepwell/rule';
import { useMemo, useState } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { useReader, useSession } from '../data/use-session.ts';

export function useLookup(): ModelLookup {
  const entities = useEntities();
  return useMemo(() => {
    const all = entities ?? [];
    const byId = new Map(all.map((entity) => [entity.id, entity]));
    return { entity: (id) => byId.get(id), entities: () => all };
  }, [entities]);
}

export function useEntityScope(entity: Entity): Scope {
  const lookup = useLookup();
  return useMemo(() => entityScope(entity, lookup), [entity, lookup]);
}

/** The context of this moment, for examples that the page judges itself. */
export function useRuleContext(): RuleContext {
  const { timeZone } = useReader();
  const me = useSession()?.person?.id;
  // The moment the screen was opened: the examples' reasons need no finer clock.
  const [now] = useState(() => Date.now());
  return useMemo(() => ({ now, timeZone, ...(me !== undefined && { me: { id: me } }) }), [now, timeZone, me]);
}

export function labelOf(field: FieldInScope | undefined, language: Language, fallback: string): string {
  return textIn(field?.labels, language, fallback);
}

/** `{0}不包含 {1}` → `不包含`: the words of an operator without its places. */
function wordsOf(phrase: PartialText, language: Language): string {
  return textIn(phrase, language)
    .replace(/\{\w+\}/g, ' … ')
    .replace(/^[\s…]+|[\s…]+$/g, '')
    .replace(/\s*…\s*/g, ' … ')
    .replace(/\s+/g, ' ');
}

/** How an operator is offered: its label, or the words of its negation. */
export function operatorLabel(operator: Operator, negated: boolean, type: ValueType, language: Language): string {
  if (negated) return wordsOf(operator.sentence.not ?? operator.labels, language);
  const isDate = type.kind === 'date' || type.kind === 'dateTime';
  if (isDate && operator.sentence.forDates !== undefined) return wordsOf(operator.sentence.forDates, language);
  return operator.labels[language];
}

// Rules made of a segment: who is in a part, who is not, and who lacks one condition only.
import type { Json } from '@keepwell/kernel';
import { fieldOfSegment, inSegment } from '@keepwell/model';
import { isMuted, parseRule, printRule, readGuard } from '@keepwell/rule';

/** The records of a part, by the field that shows them. */
export function partRule(document: { readonly id: string }, part: string): Json {
  const field = { var: fieldOfSegment(document.id) };
  return { '==': [field, part === inSegment ? true : part] };
}

/** The conditions of which all must hold; a rule that is not such a list has no "almost". */
export function conditionsOf(rule: unknown): readonly Json[] {
  const { expression } = parseRule(rule ?? null);
  // "Filled and less than" is one condition, guarded against empties.
  if (expression.kind !== 'and' || readGuard(expression) !== undefined) return [];
  return expression.args.filter((part) => !isMuted(part)).map(printRule);
}

/** More conditions than this make the question too long to ask. */
const mostConditions = 12;

/** All conditions but one hold. Null: the rule has fewer than two conditions. */
export function almostRule(rule: unknown): Json | null {
  const conditions = conditionsOf(rule);
  if (conditions.length < 2 || conditions.length > mostConditions) return null;
  const lacking = conditions.map((_, index) => lacksOnly(conditions, index));
  return { or: lacking };
}

/** All hold but the one at this place. */
export function lacksOnly(conditions: readonly Json[], index: number): Json {
  return { and: conditions.map((condition, at): Json => (at === index ? { '!': [condition] } : condition)) };
}

// Judging many records at once, on the server: generated code, in which no text of a person ever stands.
import { generate } from './bulk/generate.ts';
import { library } from './bulk/library.ts';
import type { Expression } from './expression.ts';
import type { RuleContext } from './scope.ts';
import type { RuleFunction } from './to-function.ts';
import { toFunction } from './to-function.ts';

/** Judges each record; the results stand in the same order. Empty is null. */
export type BulkFunction = (records: readonly unknown[], context: RuleContext) => unknown[];

/** Rules with more parts than this run as closures: source of that size costs more to compile than it saves. */
const mostSource = 100_000;

/**
 * Compiles a rule for many records. Not for browsers, whose content policy forbids generated code. Throws as `toFunction`'s
 * closures do when a judgement passes the limit of work.
 */
export function toBulkFunction(expression: Expression): BulkFunction {
  const loop = build(
    expression,
    (source) =>
      `(rows, c) => { const all = new Array(rows.length); let v; for (let i = 0; i < rows.length; i += 1) { const r = rows[i]; const d = r ?? nothing; all[i] = (${source}) ?? null; } return all; }`,
  );
  if (loop !== undefined) return loop as BulkFunction;
  const judge = toFunction(expression);
  return (records, context) => records.map((record) => judge(record, context));
}

/** The judgement of one record, as generated code. */
export function toGeneratedFunction(expression: Expression): RuleFunction {
  const judge = build(
    expression,
    (source) => `(r, c) => { let v; const d = r ?? nothing; return (${source}) ?? null; }`,
  );
  return judge === undefined ? toFunction(expression) : (judge as RuleFunction);
}

/** The function around the rule's source; undefined when that is too large. */
function build(expression: Expression, around: (source: string) => string): unknown {
  const { source, constants } = generate(expression);
  if (source.length > mostSource) return undefined;
  const given = { ...library, nothing: Object.freeze({}) };
  const keys = constants.map((_, index) => `k${index}`);
  // The source holds operators, numbers, own field ids and the names above, nothing else: see bulk/generate.ts.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  const make = new Function(...Object.keys(given), ...keys, `"use strict"; return ${around(source)};`) as (
    ...values: unknown[]
  ) => unknown;
  return make(...Object.values(given), ...constants);
}

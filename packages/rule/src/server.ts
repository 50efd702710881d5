// Judging many records at once, on the server: generated code, in which no text of a person ever stands.
import { generate } from './bulk/generate.ts';
import { library } from './bulk/library.ts';
import type { Expression } from './expression.ts';
import type { RuleContext } from './scope.ts';
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
  const judge = toGeneratedFunction(expression);
  return (records, context) => {
    const results: unknown[] = [];
    for (const record of records) results.push(judge(record, context));
    return results;
  };
}

/** The judgement of one record, as generated code. */
export function toGeneratedFunction(expression: Expression): (data: unknown, context: RuleContext) => unknown {
  const { source, constants } = generate(expression);
  if (source.length > mostSource) return toFunction(expression);
  const names = Object.keys(library);
  const keys = constants.map((_, index) => `k${index}`);
  // The source holds operators, numbers, own field ids and the names above, nothing else: see bulk/generate.ts.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  const build = new Function(
    ...names,
    ...keys,
    `"use strict"; return (d, c) => { let v; return (${source}) ?? null; };`,
  ) as (...given: unknown[]) => (data: unknown, context: RuleContext) => unknown;
  return build(...Object.values(library), ...constants);
}

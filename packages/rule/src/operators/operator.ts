// What one operator is: its words, its signature, its meaning, its SQL or the reason why there is none, its sentence.
import type { Json, Text } from '@keepwell/kernel';
import type { RuleContext } from '../scope.ts';
import type { SqlFragment, SqlTools, SqlValue } from '../sql/sql-tools.ts';
import type { Static, ValueKind } from '../value-type.ts';

export type OperatorGroup = 'logic' | 'compare' | 'number' | 'text' | 'list' | 'date' | 'data';

export interface Parameter {
  readonly accepts: readonly ValueKind[] | 'any';
  readonly optional?: boolean;
  /** Takes all remaining arguments. */
  readonly rest?: boolean;
  /** A word out of these, written in the rule, never computed. */
  readonly words?: readonly string[];
  /** Must be comparable with the argument at this place; a literal here is read as a value of that type. */
  readonly like?: number;
  /** Must be written in the rule or come from the context, so that SQL can compute with it beforehand. */
  readonly constant?: boolean;
  /** Stands in the rule as it is, neither a field nor computed: the same for every record and every reader. */
  readonly written?: boolean;
  /** Of numbers only whole ones. */
  readonly whole?: boolean;
  /** A written number lies within these, both included. */
  readonly range?: Readonly<{ least: number; most: number }>;
}

/** The sentence with `{0}`, `{1}` for the arguments and `{list}` for all of them; `not` is how its negation reads. */
export type Phrase = Text;
export interface Sentence {
  readonly is: Phrase;
  readonly not?: Phrase;
  /** The wording for dates. */
  readonly forDates?: Phrase;
  /** By number of arguments given, where that changes the wording. */
  readonly byCount?: Readonly<Record<number, Phrase>>;
  /** `joined` writes all arguments with this between them. */
  readonly joined?: Phrase;
}

export type SqlRule =
  | { readonly toSql: (args: readonly SqlValue[], tools: SqlTools) => SqlValue | SqlRefusal }
  | { readonly notInSql: Text };

/** This call, with these types of arguments, has no SQL. */
export interface SqlRefusal {
  readonly refused: Text;
}

export interface Operator {
  readonly name: string;
  readonly labels: Text;
  readonly group: OperatorGroup;
  /** Part of JSON-Logic itself. */
  readonly standard: boolean;
  /** Lazy constructs are syntax: their meaning is in the evaluator, here are their words. */
  readonly syntax: boolean;
  readonly parameters: readonly Parameter[];
  readonly result: (args: readonly Static[]) => Static;
  /** The meaning. Gets evaluated arguments; never throws but for the work limit. */
  readonly evaluate: (args: readonly unknown[], context: RuleContext, data: unknown) => unknown;
  readonly sql: SqlRule;
  readonly sentence: Sentence;
  readonly dependsOn?: 'time' | 'reader';
  /** What the rule editor offers it for: kinds of the left-hand field; a predicate stands as a row of its own. */
  readonly editor?: { readonly kinds: readonly ValueKind[]; readonly predicate: boolean };
  /** A rule that uses it, for the reference and the contract test. `f_…` names are those of the reference's fields. */
  readonly sample: Json;
}

type Defaults = 'standard' | 'syntax' | 'evaluate' | 'sql';

export function defineOperator(operator: Omit<Operator, Defaults> & Partial<Pick<Operator, Defaults>>): Operator {
  return Object.freeze({
    standard: false,
    syntax: false,
    evaluate: () => null,
    sql: { notInSql: { en: 'it is not written for databases', zh: '没有数据库写法' } },
    ...operator,
  });
}

/** Shorthand of the tables: which kinds an argument may have. */
export function takes(...accepts: ValueKind[]): Parameter {
  return { accepts: ['unknown', 'empty', ...accepts] };
}
export const anything: Parameter = { accepts: 'any' };
export const numbers: Parameter = takes('number', 'money', 'boolean');
export const dates: Parameter = takes('date', 'dateTime');

export type { SqlFragment, SqlTools, SqlValue };

// What an operator builds its SQL with. Types only of Kysely: operators are also loaded by browsers, which never see its code.
import type { RawBuilder } from 'kysely';
import type { RuleContext } from '../scope.ts';
import type { ValueType } from '../value-type.ts';
import type { SqlDialect } from './sql-dialect.ts';

export type SqlFragment = RawBuilder<unknown>;

/** A compiled part of a rule. */
export interface SqlValue {
  readonly fragment: SqlFragment;
  readonly type: ValueType;
  /** May be NULL. */
  readonly empty: boolean;
  /** Boolean whose NULL stands for false: fine in a plain condition, wrapped where it is negated or used as a value. */
  readonly loose?: boolean;
  /** The field this is, when it is nothing but a field: then its text is never '', its list never without items. */
  readonly column?: string;
  /** Known before the statement runs. */
  readonly constant?: { readonly value: unknown };
  /** Fields that cannot be empty where this condition holds. */
  readonly needs?: ReadonlySet<string>;
  /** Upper bound of the magnitude of a number, when one is known. */
  readonly bound?: number;
  /** Computed as a double already. */
  readonly double?: boolean;
  /** A double without a fraction: zero, or at least 1 in size. */
  readonly integral?: boolean;
}

export type SqlTemplate = (strings: TemplateStringsArray, ...parts: unknown[]) => SqlFragment;

export interface SqlTools {
  readonly dialect: SqlDialect;
  readonly context: RuleContext;
  /** Kysely's `sql` tag: fragments are spliced, everything else becomes a parameter. */
  readonly sql: SqlTemplate;
  /** A constant as a typed parameter. */
  value(constant: unknown, type: ValueType): SqlValue;
  /** A condition; `loose` when NULL stands for false. */
  condition(fragment: SqlFragment, of: readonly SqlValue[], loose: boolean): SqlValue;
  /** Two-valued: never NULL. */
  exact(value: SqlValue): SqlFragment;
  /** The number as a double, NULL where empty. */
  double(value: SqlValue): SqlFragment;
  /** Operands of one computation in doubles, `orZero`: empty counting as 0. */
  doubles(values: readonly SqlValue[], orZero: boolean): readonly SqlFragment[];
  join(parts: readonly SqlFragment[], separator: string): SqlFragment;
}

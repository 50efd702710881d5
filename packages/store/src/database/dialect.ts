// What differs between the databases, as capabilities and small factories; callers never ask which one it is.
import type { FieldValue } from '@keepwell/model';
import type { Kysely, RawBuilder } from 'kysely';
import type { JsonSql } from './json-sql.ts';
import type { Statement, Step } from './step.ts';

/** Kysely only as a syntax tree and a compiler: connections are our own. */
export type Compiler = Kysely<Record<string, Record<string, unknown>>>;

export type StoredType = 'text' | 'integer' | 'real' | 'boolean' | 'json';

export interface InsertShape {
  readonly table: string;
  readonly columns: readonly string[];
  readonly types: readonly StoredType[];
}

export interface UpdateShape extends InsertShape {
  /** The first of `columns` finds the row; the others are set. */
  readonly key: string;
}

export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  readonly compiler: Compiler;
  /** Writers wait for each other inside the database, so what was checked may have changed when it is written. */
  readonly hasConcurrentWriters: boolean;
  /** EXCEPT of two sets that come out of an index in order reads each once, where a join would look every member up. */
  readonly mergesSortedSets: boolean;
  /** Type words for our own tables. */
  readonly words: {
    readonly integer: string;
    readonly text: string;
    readonly real: string;
    readonly json: string;
    /** Behind a table that is only read by its primary key. */
    readonly byKey: string;
  };
  /** Statements that create what rules and questions call beyond the database's own functions; none where connections are given it. */
  readonly functions: readonly string[];
  /** One statement that inserts many rows; its text is the same for any number of rows. */
  insert(shape: InsertShape, rows: readonly (readonly unknown[])[]): Statement;
  /** The same, leaving out rows with a unique value that is taken. */
  insertFree(shape: InsertShape, rows: readonly (readonly unknown[])[]): Statement;
  /** Sets columns of many rows, each found by its key (the first value of each row). */
  update(shape: UpdateShape, rows: readonly (readonly unknown[])[]): Statement;
  /** JavaScript value → what the driver is given for a column, and back. */
  toColumn(type: StoredType, value: FieldValue | undefined): unknown;
  fromColumn(type: StoredType, raw: unknown): FieldValue;
  /** A value as an expression of a column's type. */
  typed(type: StoredType, value: unknown): RawBuilder<unknown>;
  /** `column in (values)` that stays one shape for any number of values. */
  isIn(column: RawBuilder<unknown>, type: 'integer' | 'text' | 'real', values: readonly unknown[]): RawBuilder<boolean>;
  /** The same as text for a statement compiled once: `$place` takes what `toList` makes of the values. */
  isInText(column: string, type: 'integer' | 'text' | 'real', place: number): string;
  toList(values: readonly unknown[]): unknown;
  /** Record ids never used before. */
  takeIds(entity: string, count: number): Step<readonly number[]>;
  /** Positions in the change log, ascending. */
  takePositions(count: number): Step<readonly number[]>;
  /** What was taken may have been given back: after a rollback, also one to a savepoint. */
  forgetTaken(): void;
  /** Positions for the rows of a SELECT over `t`, the first of them taken already: a column of it. */
  positionFrom(first: number): RawBuilder<number>;
  readonly json: JsonSql;
  /** Prepares what `takeIds` counts with. */
  createIds(entity: string): Step<void>;
  /** The position that readers are up to date with, as a scalar subquery. */
  latestPosition(): RawBuilder<number>;
  /** Rows of the change log after a position, in commit order. */
  changesAfter(after: number, limit: number): Statement;
  /** Which unique column a driver's error is about, undefined if it is another error. */
  violatedColumn(thrown: unknown): string | undefined;
  /** Case of ASCII letters ignored, everything else exact. */
  containsText(column: RawBuilder<unknown>, words: string): RawBuilder<boolean>;
}

/** `%` and `_` stand for themselves. */
export function likePattern(words: string): string {
  return `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

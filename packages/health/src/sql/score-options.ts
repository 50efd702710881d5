// What the caller of the score select decides: where things are kept, what day it is, which slower groups are due.
import type { Expression as RuleExpression, RuleContext, ValueType } from '@keepwell/rule';
import type { Expression } from 'kysely';
import type { Cadence } from '../definition.ts';
import type { ChildrenSource, Day } from '../indicator-type.ts';
import type { HealthDialectName } from './dialects/index.ts';
import type { Fragment } from './stages.ts';

export interface PathSql {
  readonly sql: Expression<unknown>;
  readonly type: ValueType;
  /** A column of the record's own table, not a subquery or a formula. */
  readonly isColumn: boolean;
}

/** The scored children of the record `t`: FROM and WHERE of a subquery, and what stands for units and weight in it. */
export interface ChildrenSql {
  readonly from: Fragment;
  readonly units: Fragment;
  /** A number or null; null where the source names no weight. */
  readonly weight: Fragment | null;
}

export interface ScoreOptions {
  readonly dialect: HealthDialectName;
  /** All that follows FROM: the entity's table as `t`, and as `s` the rows of the score table, left joined on the record. */
  readonly from: Fragment;
  /** What a path reads, over `t`. */
  path(path: string): PathSql;
  /** A rule over `t` as a condition. */
  condition(rule: RuleExpression): Expression<unknown>;
  children(source: ChildrenSource): ChildrenSql;
  /** Table of the frozen reference distributions. */
  readonly references: Fragment;
  /** The run whose distributions are read. */
  readonly run: string;
  readonly today: Day;
  /** Instant of the scoring, ms, and the zone in which `today` is today. */
  readonly context: RuleContext;
  readonly due: readonly Cadence[];
}

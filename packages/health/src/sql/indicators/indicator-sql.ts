// The shape of an indicator type's SQL, and what it is written with.
import type { ValueType } from '@keepwell/rule';
import { sql } from 'kysely';
import { toUnits } from '../../points.ts';
import type { ScoreTools } from '../score-tools.ts';
import type { Fragment, Part } from '../stages.ts';

export interface IndicatorTools extends ScoreTools {
  readonly indicator: string;
  /** Prefix of the names of parts, of its own for each settings the variants lay over those of the model. */
  readonly prefix: string;
  /** The value at a path, shared by all who read it. */
  input(path: string): { readonly part: Part; readonly type: ValueType };
  /** The number at a path as a double. */
  number(path: string): Part;
  /** Day number of the date or the instant at a path. */
  day(path: string): Part;
}

/** A part that holds the indicator's whole units, null without a value. */
export type IndicatorSql<Settings = never> = (settings: Settings, tools: IndicatorTools) => Part;

/** Points, a double 0…100 → units: the operations of `toUnits`, in their order. */
export function unitsOf(points: Fragment, { dialect }: Pick<ScoreTools, 'dialect'>): Fragment {
  return dialect.toWhole(sql`${points} * ${dialect.double(10_000)} + ${dialect.double(0.5)}`);
}

/** Points known beforehand. */
export function constantUnits(points: number, { dialect }: Pick<ScoreTools, 'dialect'>): Fragment {
  return dialect.whole(toUnits(points));
}

// Where the values of derived fields are: scores, bands, segments and tiers, read by the record's key from tables of their own.
import type { BandOptions, ScoreOptions, SegmentOptions, TierOptions } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import type { Asking } from './asking.ts';

/** The expression of a derived field for the record known by `alias`; empty while what it shows has never been computed. */
export function derivedSql(asking: Asking, field: StoredField, alias: string): RawBuilder<unknown> {
  const { name } = field.type;
  const found =
    name === 'segment' || name === 'tier' ? memberSql(asking, field, alias) : scoreSql(asking, field, alias);
  return found ?? asking.dialect.typed(field.kind, null);
}

function memberSql(asking: Asking, field: StoredField, alias: string): RawBuilder<unknown> | undefined {
  const { segment } = field.field.options as SegmentOptions | TierOptions;
  if (!asking.segments.has(segment)) return undefined;
  const id = sql.ref(`${alias}.id`);
  const of = `${alias}_${field.id}`;
  const isMember = sql`${sql.ref(`${of}.segment`)} = ${sql.lit(segment)} and ${sql.ref(`${of}.record`)} = ${id}`;
  const table = sql`segment_member as ${sql.ref(of)}`;
  // Not `id in (select …)`: a page of a few records would make the set of all members first, on both databases.
  return field.type.name === 'segment'
    ? sql`exists (select 1 from ${table} where ${isMember})`
    : sql`(select ${sql.ref(`${of}.part`)} from ${table} where ${isMember})`;
}

function scoreSql(asking: Asking, field: StoredField, alias: string): RawBuilder<unknown> | undefined {
  const { model } = field.field.options as ScoreOptions | BandOptions;
  const table = asking.scores.get(model)?.table;
  if (table === undefined) return undefined;
  const of = `${alias}_${field.id}`;
  const value = field.type.name === 'score' ? sql`${sql.ref(`${of}.score`)} / 10000.0` : shownBand(asking, of);
  return sql`(select ${value} from ${sql.table(table)} as ${sql.ref(of)}
    where ${sql.ref(`${of}.record`)} = ${sql.ref(`${alias}.id`)})`;
}

const minuteMs = 60_000;

/** A person's word goes before the model's as long as it is in force. */
export function shownBand({ context }: Pick<Asking, 'context'>, alias: string): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`) as unknown as RawBuilder<unknown>;
  // To the minute and written out: a list that is grouped by the band names this expression twice, and both must be one.
  const now = sql.lit(Math.floor(context.now / minuteMs) * minuteMs);
  return sql`case when ${column('override_band')} is not null
    and (${column('override_until')} is null or ${column('override_until')} > ${now})
    then ${column('override_band')} else ${column('band')} end`;
}

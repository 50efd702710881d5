// Where the values of derived fields are: scores and bands in the table of their model, read by the record's key.
import type { BandOptions, ScoreOptions } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import type { Asking } from './asking.ts';

/** The expression of a derived field for the record known by `alias`; empty while its model has never been run. */
export function derivedSql(asking: Asking, field: StoredField, alias: string): RawBuilder<unknown> {
  const { model } = field.field.options as ScoreOptions | BandOptions;
  const table = asking.scores.get(model)?.table;
  if (table === undefined) return asking.dialect.typed(field.kind, null);
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

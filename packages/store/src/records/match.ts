// How many records a rule matches now, with examples of both sides: the nearest misses fail the fewest conditions.
import type { Json } from '@keepwell/kernel';
import type { RecordData } from '@keepwell/model';
import { activeParts, type Expression, referencesOf } from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import { askTogether, type Step } from '../database/step.ts';
import { toStatement } from './query.ts';
import type { Match } from './record-store.ts';
import { fieldSql, toCondition } from './rule-sql.ts';
import { pick } from './select.ts';
import { readFilter } from './selection.ts';
import type { Asking } from './asking.ts';
import { visibleCondition } from './visible.ts';

export function* matchRule(asking: Asking, request: { readonly rule: Json; readonly examples: number }): Step<Match> {
  const { entity } = asking;
  const expression = readFilter(asking, request.rule);
  const visible = visibleCondition(asking);
  const table = sql.table(entity.table);
  const condition = expression === undefined ? sql`1 = 1` : toCondition(asking, expression);
  const holds = sql`coalesce((${condition}), ${falseOf(asking)})`;
  const picked = pick(asking);
  const fields = ownFields(asking, expression);
  const empties = fields.map(
    ({ id, column }) => sql`sum(case when ${column} is null then 1 else 0 end) as ${sql.ref(id)}`,
  );
  const figures = sql`select count(*) as total, sum(case when ${holds} then 1 else 0 end) as matching${
    empties.length === 0 ? sql`` : sql`, ${sql.join(empties)}`
  } from ${table} as t where ${visible}`;
  const examples = sql`select ${picked.columns} from ${table} as t where ${visible} and (${condition})
    order by t.id limit ${request.examples}`;
  const misses = sql`select ${picked.columns} from ${table} as t where ${visible} and not ${holds}
    order by ${failures(asking, expression)}, t.id limit ${request.examples}`;
  const [[figure] = [], matching = [], missing = []] = yield* askTogether(
    [figures, examples, misses].map((query) => toStatement(asking, query)),
  );
  const toRecords = (rows: typeof matching): readonly RecordData[] => rows.map(picked.toRecord);
  return {
    matching: Number(figure?.matching ?? 0),
    total: Number(figure?.total ?? 0),
    examples: toRecords(matching),
    misses: toRecords(missing),
    empties: Object.fromEntries(fields.map(({ id }) => [id, Number(figure?.[id] ?? 0)])),
  };
}

function falseOf(asking: Asking): RawBuilder<unknown> {
  return asking.dialect.hasConcurrentWriters ? sql`false` : sql`0`;
}

/** How many conditions of a conjunction a record fails. */
function failures(asking: Asking, expression: Expression | undefined): RawBuilder<unknown> {
  if (expression?.kind !== 'and') return sql`(case when 1 = 1 then 1 else 0 end)`;
  const parts = activeParts(expression).map(
    (part) => sql`(case when (${toCondition(asking, part)}) then 0 else 1 end)`,
  );
  return parts.length === 0 ? sql`(case when 1 = 1 then 1 else 0 end)` : sql`(${sql.join(parts, sql` + `)})`;
}

function ownFields(
  asking: Asking,
  expression: Expression | undefined,
): { readonly id: string; readonly column: NonNullable<ReturnType<typeof fieldSql>> }[] {
  const ids = new Set(
    expression === undefined ? [] : referencesOf(expression).map((path) => path.split('.')[0] ?? path),
  );
  return [...ids].flatMap((id) => {
    const column = asking.entity.field(id) === undefined ? undefined : fieldSql(asking, asking.entity, id, 't');
    return column === undefined ? [] : [{ id, column }];
  });
}

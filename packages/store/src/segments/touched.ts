// Whose answer a change can change: the records it happened to, and those that read them through relations.
import type { Reads } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../commands/work.ts';
import { ask, type Row, type Step } from '../database/step.ts';
import { toStatement } from '../records/query.ts';

export interface Touched {
  readonly entity: string;
  /** Null: all of them, as when a record is created or deleted. */
  readonly fields: ReadonlySet<string> | null;
  /** By record, the position of its last change; null where no change of the log tells. */
  readonly records: Map<number, number | null>;
}

/** Rows of the change log, by entity and by the fields that changed. */
export function touchedBy(rows: readonly Row[]): readonly Touched[] {
  const groups = new Map<string, Touched>();
  for (const row of rows) {
    const names = row.change === 'update' ? fieldsOf(row) : null;
    const key = `${row.entity} ${names === null ? '*' : names.join(' ')}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { entity: String(row.entity), fields: names === null ? null : new Set(names), records: new Map() };
      groups.set(key, group);
    }
    group.records.set(Number(row.record), Number(row.position));
  }
  return [...groups.values()];
}

function fieldsOf(row: Row): string[] {
  const named = { ...(JSON.parse(String(row.before)) as object), ...(JSON.parse(String(row.after)) as object) };
  return Object.keys(named).sort();
}

/** The records of `subject` to judge again, each with the change that touched it; undefined: more than `limit`, too many to name. */
export function* subjectsOf(
  work: Work,
  { places }: Reads,
  subject: string,
  touched: readonly Touched[],
  limit: number,
): Step<ReadonlyMap<number, number | null> | undefined> {
  const found = new Map<number, number | null>();
  // Whoever is new or gone counts, even where nothing of a record is read.
  for (const group of touched) {
    if (group.entity !== subject || group.fields !== null) continue;
    for (const [record, position] of group.records) found.set(record, position);
  }
  for (const { way, entity, fields } of places) {
    for (const group of touched) {
      if (group.entity !== entity) continue;
      if (group.fields !== null && fields.isDisjointFrom(group.fields)) continue;
      if (way.length === 0) {
        for (const [record, position] of group.records) found.set(record, position);
        continue;
      }
      const [first] = way;
      const stored = first === undefined ? undefined : (yield* work.catalog()).stored(first.entity);
      if (stored === undefined) continue;
      const reached = yield* alongWay(work, way, [...group.records.keys()]);
      if (reached === undefined) continue;
      const rows = yield* ask(
        toStatement(work, sql`select id from ${sql.table(stored.table)} where ${reached} limit ${limit + 1}`),
      );
      const position = Math.max(...[...group.records.values()].map((at) => at ?? 0));
      for (const { id } of rows) if (!found.has(Number(id))) found.set(Number(id), position === 0 ? null : position);
    }
  }
  return found.size > limit ? undefined : found;
}

/** The condition on the subject's table under which its way ends at one of these records. */
function* alongWay(
  work: Work,
  way: Reads['places'][number]['way'],
  records: readonly number[],
): Step<RawBuilder<unknown> | undefined> {
  const catalog = yield* work.catalog();
  let condition: RawBuilder<unknown> | undefined;
  for (const step of way.toReversed()) {
    const stored = catalog.stored(step.entity);
    const column = stored?.field(step.field)?.column;
    if (stored === undefined || column == null) return undefined;
    const link = sql.ref(column) as unknown as RawBuilder<unknown>;
    condition =
      condition === undefined
        ? work.dialect.isIn(link, 'integer', records)
        : sql`${link} in (select id from ${sql.table(targetTable(catalog, stored, step.field))} where ${condition})`;
  }
  return condition;
}

function targetTable(
  catalog: { stored(id: string): { table: string } | undefined },
  stored: { readonly relations: readonly { readonly field: { readonly id: string }; readonly to: string }[] },
  field: string,
): string {
  const to = stored.relations.find((one) => one.field.id === field)?.to ?? '';
  return catalog.stored(to)?.table ?? '';
}

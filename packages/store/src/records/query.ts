// A page of records, the anchors of a list, counts: one statement each, the actor's rows and mask within it.
import { AppError } from '@keepwell/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Statement } from '../database/step.ts';
import { askOne, askTogether, type Step } from '../database/step.ts';
import type { Cursors } from './cursor.ts';
import { orderOf } from './order.ts';
import type { Anchors, Counted, RecordDetail, RecordPage, Selection } from './record-store.ts';
import { pick } from './select.ts';
import { listCondition } from './residual.ts';
import { readTitles, titleOf, titleSql } from './titles.ts';
import type { Asking } from './asking.ts';
import { rowCondition, visibleCondition } from './visible.ts';

export interface PageRequest extends Selection {
  readonly limit: number;
  readonly after?: string;
  readonly fields?: readonly string[];
}

export function toStatement(asking: Pick<Asking, 'dialect'>, query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(asking.dialect.compiler);
  return { sql: text, parameters };
}

export function positionStatement(asking: Pick<Asking, 'dialect'>): Statement {
  return toStatement(asking, sql`select ${asking.dialect.latestPosition()} as position`);
}

/** Answers say when a part of the filter was judged outside of the database. */
function mark(judgedAt: number | undefined): { readonly residual?: true } {
  return judgedAt === undefined ? {} : { residual: true };
}

/** Names the list a cursor belongs to. */
function listName(asking: Asking, order: string): string {
  return `${asking.entity.entity.id} ${order}`;
}

export function* queryPage(asking: Asking, request: PageRequest, cursors: Cursors): Step<RecordPage> {
  const order = orderOf(asking, request.sort);
  const list = listName(asking, order.name);
  const picked = pick(asking, request.fields);
  const { condition, judgedAt } = yield* listCondition(asking, request, positionStatement(asking));
  const from = request.after === undefined ? undefined : order.after(cursors.read(list, request.after));
  const where = from === undefined ? condition : sql`${condition} and ${from}`;
  const query = sql`select ${picked.columns}, ${order.keys} from ${sql.table(asking.entity.table)} as t
    where ${where} order by ${order.terms} limit ${request.limit + 1}`;
  const [rows = [], [place] = []] = yield* askTogether([toStatement(asking, query), positionStatement(asking)]);
  const shown = rows.slice(0, request.limit);
  const records = shown.map(picked.toRecord);
  const last = shown.at(-1);
  return {
    records,
    next: rows.length > request.limit && last !== undefined ? cursors.write(list, order.keyOf(last)) : null,
    position: judgedAt ?? Number(place?.position),
    titles: yield* readTitles(asking, records),
    ...mark(judgedAt),
  };
}

export function* readAnchors(
  asking: Asking,
  request: Selection & { readonly every: number },
  cursors: Cursors,
): Step<Anchors> {
  const order = orderOf(asking, request.sort);
  const list = listName(asking, order.name);
  const { condition, judgedAt } = yield* listCondition(asking, request, positionStatement(asking));
  const table = sql.table(asking.entity.table);
  // One scan numbers the keys; only every nth comes out of the database.
  const places = sql`select * from (
      select ${order.keys}, row_number() over (order by ${order.terms}) as place from ${table} as t where ${condition}
    ) as numbered where place % ${sql.lit(request.every)} = 0 order by place`;
  const total = sql`select count(*) as total from ${table} as t where ${condition}`;
  const [rows = [], [counted] = [], [place] = []] = yield* askTogether([
    toStatement(asking, places),
    toStatement(asking, total),
    positionStatement(asking),
  ]);
  const count = Number(counted?.total);
  const cursorsOfRows = rows
    .filter((row) => Number(row.place) < count)
    .map((row) => cursors.write(list, order.keyOf(row)));
  return {
    total: count,
    anchors: count === 0 ? [] : [null, ...cursorsOfRows],
    position: judgedAt ?? Number(place?.position),
    ...mark(judgedAt),
  };
}

export function* countSelection(asking: Asking, selection: Selection): Step<Counted> {
  const { condition: matches, judgedAt } = yield* listCondition(asking, selection, positionStatement(asking));
  const table = sql.table(asking.entity.table);
  const count = (condition: RawBuilder<unknown>): Statement =>
    toStatement(asking, sql`select count(*) as n from ${table} as t where ${condition}`);
  const [[matching] = [], [total] = []] = yield* askTogether([count(matches), count(visibleCondition(asking))]);
  return { matching: Number(matching?.n), total: Number(total?.n), ...mark(judgedAt) };
}

export function* getRecord(asking: Asking, id: number): Step<RecordDetail> {
  const { grant } = asking;
  if (!grant.read) throw new AppError('store.record_not_found', { record: id });
  const picked = pick(asking);
  // A deleted record is shown to those who may bring it back.
  const condition = grant.delete ? (rowCondition(asking) ?? sql`1 = 1`) : visibleCondition(asking);
  const query = sql`select ${picked.columns}, ${titleSql(asking)} as title from ${sql.table(asking.entity.table)} as t
    where t.id = ${id} and (${condition})`;
  const row = yield* askOne(toStatement(asking, query));
  if (row === undefined) throw new AppError('store.record_not_found', { record: id });
  const record = picked.toRecord(row);
  const titles = yield* readTitles(asking, [record]);
  return { record, title: titleOf(asking, id, row.title), deleted: row.deleted_at !== null, titles };
}

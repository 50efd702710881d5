// Figures under the columns, for all records of a selection and by group.
import { AppError } from '@keepwell/kernel';
import { canBeGrouped, canBeSummed, resultOf } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import { askTogether, type Row, type Step } from '../database/step.ts';
import { orderOf } from './order.ts';
import { toStatement } from './query.ts';
import type { Figure, Selection, Summary } from './record-store.ts';
import { fieldSql, notInSql } from './rule-sql.ts';
import { refuseMasked, selectionCondition } from './selection.ts';
import type { Asking } from './asking.ts';

const mostGroups = 1_000;
const dayMs = 86_400_000;

export interface SummaryRequest extends Selection {
  readonly figures: readonly Figure[];
  readonly groupBy?: string | null;
}

export function* summarise(asking: Asking, request: SummaryRequest): Step<Summary> {
  const condition = selectionCondition(asking, request);
  const table = sql.table(asking.entity.table);
  const figures = request.figures.map((figure, index) => toFigure(asking, figure, index));
  const list = sql.join([sql`count(*) as total`, ...figures.map((figure) => figure.column)]);
  const statements = [toStatement(asking, sql`select ${list} from ${table} as t where ${condition}`)];
  const group = request.groupBy == null ? undefined : groupField(asking, request.groupBy);
  if (group !== undefined) {
    const order = orderOf(asking, [{ field: group.field.id, direction: 'asc' }]);
    const by = sql.join([sql`${group.value}`, order.groupTerm]);
    statements.push(
      toStatement(
        asking,
        sql`select ${group.value} as value, ${list} from ${table} as t where ${condition}
          group by ${by} order by ${order.groupTerm} asc nulls last, ${group.value} limit ${mostGroups + 1}`,
      ),
    );
  }
  const [[all] = [], groups = []] = yield* askTogether(statements);
  const read = (row: Row | undefined): (number | null)[] => figures.map((figure) => figure.read(row));
  return {
    total: Number(all?.total ?? 0),
    figures: read(all),
    groups: groups.slice(0, mostGroups).map((row) => ({
      value: group === undefined ? null : asking.dialect.fromColumn(group.field.kind, row.value),
      count: Number(row.total),
      figures: read(row),
    })),
    more: groups.length > mostGroups,
  };
}

interface GroupField {
  readonly field: StoredField;
  readonly value: NonNullable<ReturnType<typeof fieldSql>>;
}

function groupField(asking: Asking, id: string): GroupField {
  const field = needField(asking, id);
  if (!canBeGrouped(field.field)) throw new AppError('store.field_unknown', { field: id });
  return { field, value: needSql(asking, field) };
}

function needField(asking: Asking, id: string): StoredField {
  refuseMasked(asking, id);
  const field = asking.entity.field(id);
  if (field === undefined) throw new AppError('store.field_unknown', { field: id });
  return field;
}

function needSql(asking: Asking, field: StoredField): NonNullable<ReturnType<typeof fieldSql>> {
  const value = fieldSql(asking, asking.entity, field.id, 't');
  if (value === undefined) throw notInSql([]);
  return value;
}

interface FigureColumn {
  readonly column: RawBuilder<unknown>;
  read(row: Row | undefined): number | null;
}

function toFigure(asking: Asking, { field: id, summary }: Figure, index: number): FigureColumn {
  const field = needField(asking, id);
  const value = needSql(asking, field);
  const name = `n${index}`;
  const number = (row: Row | undefined): number | null => toNumber(row?.[name]);
  const plain = (column: RawBuilder<unknown>): FigureColumn => ({
    column: sql`${column} as ${sql.ref(name)}`,
    read: number,
  });
  const nothing = (): FigureColumn => plain(sql`null`);
  switch (summary) {
    case 'filled':
      return plain(sql`count(${value})`);
    case 'empty':
      return plain(sql`count(*) - count(${value})`);
    case 'distinct':
      return plain(sql`count(distinct ${value})`);
    case 'sum':
      return canBeSummed(field.field) ? plain(sql`sum(${value})`) : nothing();
    case 'average':
      return canBeSummed(field.field) ? plain(sql`avg(${value})`) : nothing();
    case 'min':
    case 'max': {
      const isDate = resultOf(field.field).type.name === 'date';
      if (!isDate && field.kind !== 'integer' && field.kind !== 'real') return nothing();
      const extreme = plain(summary === 'min' ? sql`min(${value})` : sql`max(${value})`);
      if (!isDate) return extreme;
      return { column: extreme.column, read: (row) => dateToNumber(row?.[name]) };
    }
  }
}

function toNumber(raw: unknown): number | null {
  return raw === null || raw === undefined ? null : Number(raw);
}

/** A date as the UTC milliseconds of its midnight. */
function dateToNumber(raw: unknown): number | null {
  const parts = typeof raw === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(raw) : null;
  if (parts === null) return null;
  return Math.floor(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / dayMs) * dayMs;
}

// The columns of a grid: which fields, how wide, with which figure below; and the edits of that list.
import {
  fieldById,
  canBeSummed,
  isSettable,
  resultOf,
  type Entity,
  type FieldDefinition,
  type ViewColumn,
} from '@keepwell/model';

export interface GridColumn {
  readonly field: FieldDefinition;
  /** Pixels. */
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly editable: boolean;
  readonly summary: ViewColumn['summary'];
}

export const narrowest = 64;
export const widest = 900;

const widths: Readonly<Record<string, number>> = {
  longText: 240,
  integer: 104,
  decimal: 112,
  percent: 96,
  money: 128,
  yesNo: 88,
  date: 120,
  dateTime: 160,
  email: 200,
  url: 200,
  autoNumber: 112,
  createdAt: 160,
  updatedAt: 160,
};

const right = new Set(['integer', 'decimal', 'percent', 'money', 'score']);

/** Stands for the record's number where an entity has no title field. */
export const recordNumber: FieldDefinition = {
  id: 'id',
  key: 'id',
  type: 'integer',
  labels: { zh: '编号', en: 'Number' },
  options: {},
  required: false,
  unique: false,
  indexed: false,
};

export function titleFieldOf(entity: Entity): FieldDefinition {
  return (entity.titleField === null ? undefined : fieldById(entity, entity.titleField)) ?? recordNumber;
}

/** Room for the name of a column, its sort mark and its menu; 14 px a Chinese character, 8 px a letter. */
function headWidth(field: FieldDefinition): number {
  const longest = Math.max(
    ...Object.values(field.labels).map((text) =>
      Array.from(text).reduce((sum, one) => sum + (one > '\u2e80' ? 14 : 8), 0),
    ),
    0,
  );
  return Math.min(240, longest + 52);
}

function defaultWidth(field: FieldDefinition, isTitle: boolean): number {
  if (isTitle) return 208;
  return Math.max(widths[resultOf(field).type.name] ?? 152, headWidth(field));
}

/** Explicit columns: an empty list stands for all of the entity's own fields. The title is not among them. */
export function explicitColumns(entity: Entity, columns: readonly ViewColumn[]): readonly ViewColumn[] {
  if (columns.length > 0) return columns;
  return entity.fields.map((field) => ({ field: field.id }));
}

/** The title first, then the chosen columns; a column whose field is gone is left out. */
export function gridColumns(entity: Entity, columns: readonly ViewColumn[]): GridColumn[] {
  const title = titleFieldOf(entity);
  const chosen = explicitColumns(entity, columns);
  const own = chosen.find((column) => column.field === title.id);
  const rest = chosen.filter((column) => column.field !== title.id);
  return [own ?? { field: title.id }, ...rest].flatMap((column, index) => {
    const field = index === 0 ? title : fieldById(entity, column.field);
    if (field === undefined) return [];
    const { type } = resultOf(field);
    const summary = column.summary ?? (type.name === 'money' && columns.length === 0 ? 'sum' : undefined);
    return [
      {
        field,
        width: column.width ?? defaultWidth(field, index === 0),
        align: right.has(type.name) && field.id !== 'id' ? 'right' : 'left',
        editable: field.id !== 'id' && isSettable(field),
        summary,
      },
    ];
  });
}

/** Figures that a field can show below its column. */
export function summariesOf(field: FieldDefinition): readonly NonNullable<ViewColumn['summary']>[] {
  if (field.id === 'id') return [];
  return canBeSummed(field)
    ? ['sum', 'average', 'min', 'max', 'filled', 'empty', 'distinct']
    : ['filled', 'empty', 'distinct'];
}

function edit(
  entity: Entity,
  columns: readonly ViewColumn[],
  field: string,
  change: (column: ViewColumn) => ViewColumn,
): ViewColumn[] {
  const all = explicitColumns(entity, columns);
  const known = all.some((column) => column.field === field);
  // The title is always shown, so it may be changed without being listed.
  return (known ? all : [{ field }, ...all]).map((column) => (column.field === field ? change(column) : column));
}

export function resizeColumn(
  entity: Entity,
  columns: readonly ViewColumn[],
  field: string,
  width: number,
): ViewColumn[] {
  const bounded = Math.round(Math.min(widest, Math.max(narrowest, width)));
  return edit(entity, columns, field, (column) => ({ ...column, width: bounded }));
}

export function setSummary(
  entity: Entity,
  columns: readonly ViewColumn[],
  field: string,
  summary: ViewColumn['summary'] | undefined,
): ViewColumn[] {
  return edit(entity, columns, field, ({ summary: _was, ...column }) =>
    summary === undefined ? column : { ...column, summary },
  );
}

export function hideColumn(entity: Entity, columns: readonly ViewColumn[], field: string): ViewColumn[] {
  return explicitColumns(entity, columns).filter((column) => column.field !== field);
}

export function showColumn(entity: Entity, columns: readonly ViewColumn[], field: string): ViewColumn[] {
  return [...hideColumn(entity, columns, field), { field }];
}

/** Puts a column before another one; null: to the end. */
export function moveColumn(
  entity: Entity,
  columns: readonly ViewColumn[],
  field: string,
  before: string | null,
): ViewColumn[] {
  const all = explicitColumns(entity, columns);
  const moved = all.find((column) => column.field === field);
  if (moved === undefined || before === field) return [...all];
  const rest = all.filter((column) => column !== moved);
  const at = before === null ? rest.length : rest.findIndex((column) => column.field === before);
  return [...rest.slice(0, at < 0 ? rest.length : at), moved, ...rest.slice(at < 0 ? rest.length : at)];
}

// Rewrites a column for a field's new type; a value that cannot be kept stays in the record's history.
import {
  columnOf,
  convertValue,
  type Entity,
  type FieldDefinition,
  type FieldValue,
  type Reader,
} from '@keepwell/model';
import { columnName, columnType, conversionName, tableName } from '@keepwell/model/sql';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { UpdateShape } from '../database/dialect.ts';
import { ask, type Step, tell } from '../database/step.ts';
import { appendEntityChanges, type ChangeDraft } from '../records/writing.ts';
import { eachValue } from './survey.ts';

/** Field id → record id → value, for records whose old value could not be converted. */
export type Repairs = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;

export interface Conversion {
  readonly from: FieldDefinition;
  readonly field: FieldDefinition;
}

/** Texts in files and old columns are read as the installation reads them. */
export function conversionReader(timeZone: string): Reader {
  return { language: 'en', timeZone };
}

export function* convertColumn(
  work: Work,
  acting: Acting,
  entity: Entity,
  { from, field }: Conversion,
  repairs: Readonly<Record<string, FieldValue>>,
): Step<void> {
  const { dialect } = work;
  const table = tableName(entity.id);
  const kind = columnOf(field);
  const inPlace = columnOf(from) === kind;
  const target = inPlace ? columnName(field.id) : conversionName(field.id);
  const reader = conversionReader(acting.timeZone);
  if (!inPlace) {
    yield* tell({
      sql: `alter table "${table}" add column "${target}" ${columnType(kind, dialect.name)}`,
      parameters: [],
    });
  }
  const values: UpdateShape = { table, key: 'id', columns: ['id', target], types: ['integer', kind] };
  let operation: number | undefined;
  yield* eachValue(dialect, entity.id, from, function* visit(rows) {
    const written: unknown[][] = [];
    const lost: ChangeDraft[] = [];
    for (const { id, value } of rows) {
      const taken = convertValue(from, field, value, reader);
      const kept = taken.ok ? taken.value : null;
      const becomes = kept ?? repairs[id] ?? null;
      if (kept === null)
        lost.push({ record: id, change: 'update', before: { [field.id]: value }, after: { [field.id]: becomes } });
      written.push([id, dialect.toColumn(kind, becomes)]);
    }
    yield* tell(dialect.update(values, written));
    if (lost.length === 0) return;
    yield* countVersions(work, acting, table, lost);
    const cause = { kind: 'schema', of: entity.id } as const;
    const placed = yield* appendEntityChanges(work, acting, entity.id, lost, { cause, operation });
    operation = placed.operation;
  });
  if (inPlace) return;
  yield* tell({ sql: `alter table "${table}" drop column "${columnName(field.id)}"`, parameters: [] });
  yield* tell({ sql: `alter table "${table}" rename column "${target}" to "${columnName(field.id)}"`, parameters: [] });
}

/** A record's version is the number of its changes. */
function* countVersions(work: Work, acting: Acting, table: string, lost: readonly ChangeDraft[]): Step<void> {
  const ids = lost.map((draft) => draft.record);
  const rows = yield* ask({
    sql: `select id, version from "${table}" where id in (${ids.join(', ')})`,
    parameters: [],
  });
  const shape: UpdateShape = {
    table,
    key: 'id',
    columns: ['id', 'version', 'updated_at', 'updated_by'],
    types: ['integer', 'integer', 'integer', 'text'],
  };
  yield* tell(
    work.dialect.update(
      shape,
      rows.map((row) => [row.id, Number(row.version) + 1, acting.now, acting.actor]),
    ),
  );
}

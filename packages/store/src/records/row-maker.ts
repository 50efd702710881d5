// A new record's row in one pass over its fields: door, formulas, sort keys, text for the log. Compiled once per entity.
import { type FieldValue, type RecordValues, sortKey } from '@keepwell/model';
import type { RuleContext } from '@keepwell/rule';
import { recordColumns, type StoredEntity, type Values } from '../catalog/stored-entity.ts';
import type { Acting } from '../commands/acting.ts';
import type { Dialect } from '../database/dialect.ts';
import { createWords } from './creation-text.ts';

export interface MadeRow {
  /** As `entity.insert` takes it, the id left open. */
  readonly row: unknown[];
  readonly text: string;
  /** What formulas read; with `all` of the maker, every filled field. */
  readonly values: Values;
}

/**
 * Undefined where the door would have something to say, or where a value is not plainly given: the row then goes the ordinary way,
 * field by field through `acceptRow`, which finds the words.
 */
export type RowMaker = (
  given: RecordValues,
  acting: Acting,
  context: RuleContext,
  all?: boolean,
) => MadeRow | undefined;

const makers = new WeakMap<StoredEntity, RowMaker>();

export function rowMakerOf(entity: StoredEntity, dialect: Dialect): RowMaker {
  let maker = makers.get(entity);
  if (maker === undefined) {
    maker = createRowMaker(entity, dialect);
    makers.set(entity, maker);
  }
  return maker;
}

function createRowMaker(entity: StoredEntity, dialect: Dialect): RowMaker {
  const formulas = entity.formulas.stored;
  const read = new Set(formulas.flatMap((formula) => [...formula.dependencies]));
  const own = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy'].some((id) => read.has(id));
  const columns = entity.columns.map((stored) => {
    const { id, field, type, kind } = stored;
    return {
      id,
      kind,
      accept: type.accept,
      options: field.options,
      required: field.required,
      settable: type.settable,
      hasDefault: field.default != null,
      isRead: read.has(id),
      logged: field.type !== 'formula',
      words: createWords(id),
    };
  });
  const keyed = entity.columns.flatMap(({ sortColumn }, place) =>
    sortColumn === null ? [] : [recordColumns.length + place],
  );
  const places = new Map(columns.map(({ id }, place) => [id, place]));

  return (given, acting, context, all = false) => {
    const { now: at, actor } = acting;
    const row: unknown[] = [0, 1, at, actor, at, actor];
    const parts: string[] = [];
    const values: Values = own ? { createdAt: at, createdBy: actor, updatedAt: at, updatedBy: actor } : {};
    let met = 0;
    for (const column of columns) {
      const value = column.settable ? given[column.id] : null;
      let stored: FieldValue = null;
      if (value === undefined) {
        if (column.hasDefault || column.required) return undefined;
      } else if (column.settable) {
        met += 1;
        const taken = column.accept(value, column.options);
        if (!taken.ok || (taken.value === null && column.required)) return undefined;
        stored = taken.value;
      }
      row.push(dialect.toColumn(column.kind, stored));
      if (stored === null) continue;
      if (column.isRead || all) values[column.id] = stored;
      if (column.logged) parts.push(column.words(stored));
    }
    // A field that is not there, or may not be set.
    for (const id in given) if (given[id] !== undefined) met -= 1;
    if (met !== 0) return undefined;
    for (const formula of formulas) {
      const value = formula.evaluate(values, context);
      values[formula.field.id] = value;
      const place = places.get(formula.field.id) ?? 0;
      row[recordColumns.length + place] = dialect.toColumn(columns[place]?.kind ?? 'text', value);
    }
    for (const place of keyed) {
      const text = row[place];
      row.push(typeof text === 'string' ? sortKey(text) : null);
    }
    return { row, text: `{${parts.join(',')}}`, values };
  };
}

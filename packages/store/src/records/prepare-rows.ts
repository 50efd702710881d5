// Rows of a bulk load made ready beside the writer: through the door, computed, keyed and put in the order of the insert.
//
//   caller's thread   door → formulas → sort keys → row, text for the log   (this file; costs as much as the writing)
//   writer            unique, relations → ids → insert → change log         (create-prepared.ts)
import type { RecordValues } from '@keepwell/model';
import type { Catalog } from '../catalog/catalog.ts';
import type { StoredEntity } from '../catalog/stored-entity.ts';
import { type Acting, grantOn } from '../commands/acting.ts';
import type { Dialect } from '../database/dialect.ts';
import { acceptRow } from './accept-row.ts';
import { computeInto } from './compute.ts';
import { textOfCreation } from './creation-text.ts';
import { toInsertRow } from './encode.ts';
import type { Refused } from './refusals.ts';
import { rowMakerOf } from './row-maker.ts';
import { toNewRecord } from './stored-record.ts';
import { contextOf } from './writing.ts';

export interface PreparedRows {
  /** Version of the published entities that they were made by; at another one they are made again. */
  readonly catalog: number;
  /** Values as `entity.insert` takes them, the id left open; null: refused. */
  readonly rows: readonly (unknown[] | null)[];
  readonly refused: readonly Refused[];
}

/**
 * `text`: what the change log says of each row, a line each, empty where it is refused. Undefined where rows can only be made in the
 * transaction that writes them: running numbers, formulas of the record's number, a row rule, an entity the actor does not know.
 * Those take the ordinary way, which answers the same.
 */
export function prepareRows(
  catalog: Catalog,
  dialect: Dialect,
  acting: Acting,
  entityId: string,
  given: readonly RecordValues[],
): { readonly prepared: PreparedRows; readonly text: string } | undefined {
  const entity = catalog.stored(entityId);
  const grant = grantOn(acting, entityId);
  if (entity === undefined || !grant.create || grant.rowRule !== null || needsTransaction(entity)) return undefined;
  const context = contextOf(acting);
  const make = grant.fields === null ? rowMakerOf(entity, dialect) : () => undefined;
  const refused: Refused[] = [];
  const texts: string[] = [];
  const rows = given.map((row, index) => {
    const made = make(row, acting, context);
    if (made !== undefined) {
      texts.push(made.text);
      return made.row;
    }
    const { values, issues } = acceptRow({ entity, grant, context }, row, 'create');
    if (issues.length > 0) {
      refused.push({ index, issues });
      texts.push('');
      return null;
    }
    texts.push(textOfCreation(entity)(values));
    const record = toNewRecord(acting, values);
    computeInto(record, entity.formulas.stored, context);
    return toInsertRow(record, entity, dialect);
  });
  return { prepared: { catalog: catalog.version, rows, refused }, text: texts.join('\n') };
}

export function needsTransaction(entity: StoredEntity): boolean {
  return entity.autoNumbers.length > 0 || entity.formulas.stored.some((formula) => formula.dependencies.has('id'));
}

// Writes the records of a selection as a CSV download, in slices, so that memory stays flat.
import { SelectionSchema } from '@keepwell/api';
import { byteOrderMark, csvLine, exportHeads, exportLine } from '@keepwell/exchange';
import { AppError, type Json, textIn } from '@keepwell/kernel';
import { type FieldDefinition, type FieldValue, fieldsOf, isSystemField, type Reader } from '@keepwell/model';
import type { Actor, Selection, Store } from '@keepwell/store';
import { Readable } from 'node:stream';
import type { Download } from './handlers/handler.ts';
import { createCheck } from './validation.ts';

const checkSelection = createCheck(SelectionSchema, 'query', 'body');

function readSelection(text: string | undefined): Selection {
  if (text === undefined) return {};
  let selection: unknown;
  try {
    selection = JSON.parse(text);
  } catch {
    throw new AppError('server.not_json');
  }
  checkSelection(selection);
  const { filter, search, sort } = selection as Selection;
  return {
    ...(filter === undefined ? {} : { filter: filter as Json }),
    ...(search === undefined ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
  };
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const ofPeople = new Set(['person', 'createdBy', 'updatedBy']);

/** How a file names people, so that an import finds them again: by name, of two with one name by address. */
function namesOf(people: readonly Named[]): ReadonlyMap<string, string> {
  const named = Map.groupBy(people, ({ name }) => name.toLowerCase());
  return new Map(people.map(({ id, name, email }) => [id, named.get(name.toLowerCase())?.length === 1 ? name : email]));
}

/** `fields` is a comma-separated list of field ids; absent: all fields that a person or file may set, and formulas. */
export async function writeExport(
  store: Pick<Store, 'records' | 'documents'>,
  entityId: string,
  query: { selection?: string; fields?: string },
  actor: Actor,
  reader: Reader & { readonly people: readonly Named[] },
): Promise<Download> {
  const selection = readSelection(query.selection);
  const entity = store.documents.entity(entityId);
  const grant = actor.grants.entity(entityId);
  if (entity === undefined || !grant.read) throw new AppError('store.entity_not_found');
  const isShown = ({ id }: FieldDefinition): boolean =>
    isSystemField(id) || ['read', 'write'].includes(grant.fields(id));
  const wanted = query.fields?.split(',');
  const fields =
    wanted === undefined
      ? entity.fields.filter(isShown)
      : wanted.map((id) => {
          const field = fieldsOf(entity).find((candidate) => candidate.id === id && isShown(candidate));
          if (field === undefined) throw new AppError('store.field_unknown', { field: id });
          return field;
        });
  const ids = fields.filter(({ id }) => !isSystemField(id)).map(({ id }) => id);
  const slices = store.records.exportRows(actor, entityId, { ...selection, fields: ids })[Symbol.asyncIterator]();
  // The first slice is read before the answer begins: a refused rule is still a problem, not half a file.
  const first = await slices.next();
  const names = namesOf(reader.people);
  const peopleFields = fields.filter(({ type }) => ofPeople.has(type)).map(({ id }) => id);
  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(exportHeads(fields, reader.language));
    for (let slice = first; slice.done !== true; slice = await slices.next()) {
      const text = slice.value.records.map((record) => {
        const { createdAt, createdBy, updatedAt, updatedBy, values } = record;
        const whole: Record<string, FieldValue> = { ...values, createdAt, createdBy, updatedAt, updatedBy };
        for (const id of peopleFields) whole[id] = names.get(String(whole[id])) ?? whole[id] ?? null;
        return exportLine(fields, whole, reader);
      });
      yield text.join('');
    }
  }
  const name = textIn(entity.labels, reader.language, entity.key);
  return {
    fileName: `${name}.csv`,
    type: 'text/csv; charset=utf-8',
    content: Readable.from(lines()),
  };
}

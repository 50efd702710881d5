// What the change log says of a new record: its filled fields as JSON text. Twice as fast as JSON.stringify.
import type { FieldValue } from '@keepwell/model';
import type { StoredEntity, Values } from '../catalog/stored-entity.ts';

const creationTexts = new WeakMap<StoredEntity, (values: Values) => string>();

/** Formulas write no change: they follow from the rest. */
export function textOfCreation(entity: StoredEntity): (values: Values) => string {
  let toText = creationTexts.get(entity);
  if (toText === undefined) {
    toText = prepareText(entity);
    creationTexts.set(entity, toText);
  }
  return toText;
}

function prepareText(entity: StoredEntity): (values: Values) => string {
  const logged = entity.columns
    .filter(({ field }) => field.type !== 'formula')
    .map(({ id }) => ({ id, words: createWords(id) }));
  return (values) => {
    const parts: string[] = [];
    for (const { id, words } of logged) {
      const value = values[id];
      if (value !== null && value !== undefined) parts.push(words(value));
    }
    return `{${parts.join(',')}}`;
  };
}

/** Options and other short words come again and again: their texts are kept, so many of them for each field. */
const mostKept = 500;
const longestKept = 40;

/** A field's value as a member of a JSON object: `"f_fee":12`. */
export function createWords(id: string): (value: NonNullable<FieldValue>) => string {
  const name = `"${id}":`;
  const kept = new Map<string, string>();
  return (value) => {
    if (typeof value === 'number' || typeof value === 'boolean') return name + String(value);
    if (typeof value !== 'string') return name + JSON.stringify(value);
    const known = kept.get(value);
    if (known !== undefined) return known;
    const text = name + JSON.stringify(value);
    if (value.length <= longestKept && kept.size < mostKept) kept.set(value, text);
    return text;
  };
}

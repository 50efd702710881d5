// One value from one field definition to another: directly where nothing can be lost, else through the text a person reads.
import type { Text } from '@keepwell/kernel';
import type { FieldDefinition } from './entity.ts';
import type { Accepted, FieldValue, Reader } from './field-type.ts';
import { foldWords } from './notation/fold.ts';
import type { Option } from './field-types/choice/options.ts';
import { acceptValue, parseValue, plainValue, typeOf } from './fields.ts';
import { accepted, empty, refused } from './door/refuse.ts';
import { dateAt, readDateTime } from './notation/date-time.ts';
import { currencyDigits } from './notation/currency.ts';

type Convert = (value: FieldValue, from: FieldDefinition, to: FieldDefinition, reader: Reader) => Accepted | undefined;

/** By `from>to`; undefined as an answer means: go through text. */
const direct: Readonly<Record<string, Convert>> = {
  'integer>decimal': (value, _from, to) => acceptValue(to, value),
  'decimal>percent': (value, _from, to) => acceptValue(to, value),
  'percent>decimal': (value, _from, to) => acceptValue(to, value),
  'integer>percent': (value, _from, to) => acceptValue(to, value),
  'yesNo>integer': (value, _from, to) => acceptValue(to, value === true ? 1 : 0),
  'yesNo>decimal': (value, _from, to) => acceptValue(to, value === true ? 1 : 0),
  'autoNumber>integer': (value, _from, to) => acceptValue(to, value),
  // Option ids are kept where the options are, so that a renamed label converts as well.
  'choice>choice': (value, _from, to) => keepIds([value as string], to, (ids) => ids[0] ?? null),
  'choice>choices': (value, _from, to) => keepIds([value as string], to, (ids) => [...ids]),
  'choices>choices': (value, _from, to) => keepIds(value as readonly string[], to, (ids) => [...ids]),
  'choices>choice'(value, from, to, reader) {
    const ids = value as readonly string[];
    if (ids.length > 1)
      return refused('model.several_options', { count: ids.length, text: plainValue(from, value, reader) });
    return keepIds(ids, to, (kept) => kept[0] ?? null);
  },
  'date>dateTime': (value, _from, _to, reader) => readDateTime(value as string, reader),
  'dateTime>date': (value, _from, _to, reader) => accepted(dateAt(value as number, reader.timeZone)),
  'relation>relation'(value, from, to, reader) {
    if (from.options.entity === to.options.entity) return acceptValue(to, value);
    return refused('model.not_a_record', { text: plainValue(from, value, reader) });
  },
  'text>longText': (value, _from, to) => acceptValue(to, value),
  'integer>relation': (value, from, _to, reader) =>
    refused('model.not_a_record', { text: plainValue(from, value, reader) }),
};

function keepIds(
  ids: readonly string[],
  to: FieldDefinition,
  shape: (ids: readonly string[]) => FieldValue,
): Accepted | undefined {
  const options = (to.options as { options: readonly Option[] }).options;
  if (!ids.every((id) => options.some((option) => option.id === id))) return undefined;
  return acceptValue(to, shape(ids));
}

/**
 * What becomes of a value when its field changes from one definition to another. A refusal means that the value cannot be kept: the
 * plan lists it, and the old text stays in the record's history. A decimal that ends in the currency's digits becomes money exactly;
 * an instant becomes the reader's civil date.
 */
export function convertValue(from: FieldDefinition, to: FieldDefinition, value: FieldValue, reader: Reader): Accepted {
  if (value === null) return empty;
  if (!needsConversion(from, to)) return acceptValue(to, value);
  const straight = direct[`${from.type}>${to.type}`]?.(value, from, to, reader);
  if (straight !== undefined) return straight;
  return parseValue(to, plainValue(from, value, reader), reader);
}

/** What a type change keeps less of although every value converts; undefined when nothing is lost. */
export function lossOf(from: FieldDefinition, to: FieldDefinition): Text | undefined {
  if (from.type === 'dateTime' && to.type === 'date') {
    return { zh: '只留下日期，时刻不再保存。', en: 'Only the date is kept, the time of day is not.' };
  }
  if (from.type === 'money' && to.type !== 'money') {
    return { zh: '只留下数额，货币不再保存。', en: 'Only the amount is kept, the currency is not.' };
  }
  if (from.type === 'money' && to.type === 'money' && from.options.currency !== to.options.currency) {
    return {
      zh: '数额不变，不按汇率换算。',
      en: 'Amounts stay as they are; nothing is converted by an exchange rate.',
    };
  }
  return undefined;
}

/** Whether records must be rewritten when the field changes from one definition to the other. */
export function needsConversion(from: FieldDefinition, to: FieldDefinition): boolean {
  if (from.type !== to.type) return true;
  if (from.type === 'choice' || from.type === 'choices') {
    const kept = new Set((to.options as { options: readonly Option[] }).options.map((option) => option.id));
    return (from.options as { options: readonly Option[] }).options.some((option) => !kept.has(option.id));
  }
  if (from.type === 'relation') return from.options.entity !== to.options.entity;
  if (from.type === 'money') {
    return currencyDigits(String(from.options.currency)) !== currencyDigits(String(to.options.currency));
  }
  return false;
}

/** Entered values convert among themselves, and a running number may become an entered one; calculated ones are replaced. */
export function canConvert(from: FieldDefinition, to: FieldDefinition): boolean {
  if (from.type === to.type) return true;
  if (typeOf(from).isDerived === true || typeOf(to).isDerived === true) return false;
  return typeOf(to).settable && (typeOf(from).settable || from.type === 'autoNumber');
}

/**
 * Options for the texts of a field that becomes a choice: one for each different text, most frequent first, with the colours in turn.
 * `texts` counts how often each occurs; `newId` makes an id that begins with `o_`.
 */
export function proposeOptions(
  texts: ReadonlyMap<string, number>,
  colours: readonly Option['colour'][],
  newId: () => string,
  most = 100,
): Option[] {
  const byWord = new Map<string, { label: string; count: number }>();
  for (const [text, count] of texts) {
    const word = foldWords(text);
    if (word === '') continue;
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, { label: text.trim(), count });
    else known.count += count;
  }
  const found = [...byWord.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)).slice(0, most);
  return found.map(({ label }, index) => {
    const language = /\p{Script=Han}/u.test(label) ? 'zh' : 'en';
    return { id: newId(), labels: { [language]: label }, colour: colours[index % colours.length] ?? 'grey' };
  });
}

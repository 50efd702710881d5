// Values for tests: arbitraries for property tests, and a quick seeded generator for loads and benches.
import fc from 'fast-check';
import type { Entity, FieldDefinition } from '../entity.ts';
import type { FieldValue } from '../field-type.ts';
import { resultOf } from '../fields.ts';
import type { RecordValues } from '../record.ts';

const words = [
  '',
  '青岛北辰机械',
  '重庆银行',
  'café',
  'Straße',
  '😀',
  'a',
  ' 1 ',
  '%_',
  "o'brien",
  '\u3000x',
  '{"var":"id"}',
  'é',
  '０',
];

function optionIds(options: Record<string, unknown>): string[] {
  return (options.options as { id: string }[]).map((option) => option.id);
}

const dateIn = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

/** Stored values of the field (of its result, for a formula), the awkward ones included; null one time in six. */
export function arbitraryValue(field: FieldDefinition): fc.Arbitrary<FieldValue> {
  const { type, options } = resultOf(field);
  return fc.option(filledValue(type.name, options), { nil: null, freq: 5 });
}

function filledValue(type: string, options: Record<string, unknown>): fc.Arbitrary<FieldValue> {
  switch (type) {
    case 'text':
      return fc
        .oneof(fc.constantFrom(...words.slice(1)), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
        .filter((text) => !/[\n\r\u0085\u2028\u2029\0]/.test(text));
    case 'longText':
      return fc
        .oneof(
          fc.constantFrom(...words.slice(1), 'two\nlines'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        )
        .filter((text) => !text.includes('\0'));
    case 'integer':
      return fc.oneof(fc.integer({ min: -100, max: 100 }), fc.maxSafeInteger());
    case 'money':
      return fc.integer({ min: -1_000_000, max: 100_000_000 });
    case 'decimal':
    case 'percent':
      return fc.oneof(
        fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      );
    case 'yesNo':
      return fc.boolean();
    case 'date':
      return fc.oneof(fc.constantFrom('2024-02-29', '2023-02-28', '2026-12-31'), dateIn('1990-01-01', '2035-12-31'));
    case 'dateTime':
      return fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) });
    case 'choice':
      return fc.constantFrom(...optionIds(options));
    case 'choices':
      return fc.subarray(optionIds(options), { minLength: 1 });
    case 'email':
      return fc.integer({ min: 1, max: 9999 }).map((number) => `user${number}@example.com`);
    case 'person':
      return fc.integer({ min: 1, max: 9999 }).map((number) => `u_${number}`);
    case 'phone':
      return fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    case 'url':
      return fc.integer({ min: 1, max: 9999 }).map((number) => `https://example.com/${number}`);
    default:
      return fc.integer({ min: 1, max: 1000 });
  }
}

/** Values of all fields that people enter. */
export function arbitraryValues(entity: Entity): fc.Arbitrary<RecordValues> {
  const fields = entity.fields.filter((field) => field.type !== 'formula' && field.type !== 'autoNumber');
  return fc.record(Object.fromEntries(fields.map((field) => [field.id, arbitraryValue(field)])));
}

/** Mulberry32: the same seed gives the same numbers in [0, 1) everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = ['安', '北', '辰', '海', '江', '金', '林', '明', '青', '泰', '湘', '银', '重', '长', '州', '庆'];

/** One plausible record, quickly: texts are numbered and so unique, one value in twenty is empty where the field may be. */
export function quickValues(entity: Entity, number: number, random: () => number): RecordValues {
  const values: Record<string, FieldValue> = {};
  const upTo = (most: number): number => Math.floor(random() * most);
  const pick = <Item>(items: readonly Item[]): Item | null => items[upTo(items.length)] ?? null;
  for (const field of entity.fields) {
    if (field.type === 'formula' || field.type === 'autoNumber') continue;
    const isEmpty = !field.required && !field.unique && upTo(20) === 0;
    values[field.id] = isEmpty ? null : quickValue(field, number, upTo, pick);
  }
  return values;
}

function quickValue(
  field: FieldDefinition,
  number: number,
  upTo: (most: number) => number,
  pick: <Item>(items: readonly Item[]) => Item | null,
): FieldValue {
  switch (field.type) {
    case 'text':
    case 'longText':
      return `${pick(syllables)}${pick(syllables)}${pick(syllables)} ${number}`;
    case 'decimal':
      return upTo(12_000) / 100;
    case 'percent':
      return upTo(1000) / 1000;
    case 'yesNo':
      return upTo(2) === 1;
    case 'date':
      return new Date(Date.UTC(2020, 0, 1 + upTo(2500))).toISOString().slice(0, 10);
    case 'dateTime':
      return Date.UTC(2020, 0, 1) + upTo(200_000_000) * 1000;
    case 'person':
      return `u_${upTo(9)}`;
    case 'choice':
      return pick(optionIds(field.options));
    case 'choices':
      return optionIds(field.options).slice(0, 1 + upTo(2));
    case 'email':
      return `user${number}@example.com`;
    case 'phone':
      return String(13_000_000_000 + number);
    case 'url':
      return `https://example.com/${number}`;
    case 'money':
      return upTo(1_000_000);
    default:
      return 1 + upTo(72);
  }
}

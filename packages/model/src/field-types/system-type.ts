// What the four system types share: the record store writes them, nobody else.
import { dateTimeType, textType } from '@keepwell/rule';
import type { Text } from '@keepwell/kernel';
import { Type } from 'typebox';
import { acceptText } from '../door/plain-text.ts';
import { type FieldType, defineFieldType } from '../field-type.ts';
import { dateTime } from './date-time/definition.ts';

interface Words {
  readonly name: string;
  readonly labels: Text;
  readonly help: Text;
  readonly icon: string;
}

const shared = {
  group: 'system',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  settable: false,
  canBeRequired: false,
  canBeUnique: false,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
} as const;

/** A moment that the record store notes. */
export function defineMomentType(words: Words): FieldType<Record<string, never>> {
  return defineFieldType<Record<string, never>>({
    ...words,
    ...shared,
    valueType: () => dateTimeType,
    column: () => 'integer',
    accept: dateTime.accept,
    parse: dateTime.parse,
    format: dateTime.format,
    plain: dateTime.plain,
    samples: dateTime.samples,
  });
}

/** A user whom the record store notes, by id; whoever shows it knows the people's names. */
export function definePersonType(words: Words): FieldType<Record<string, never>> {
  const limits = { max: 64, lines: false };
  return defineFieldType<Record<string, never>>({
    ...words,
    ...shared,
    valueType: () => textType,
    column: () => 'text',
    accept: (value) => acceptText(value, limits),
    parse: (text) => acceptText(text.trim(), limits),
    format: (value) => (typeof value === 'string' ? value : ''),
    samples: [
      {
        options: {},
        valid: ['u_8k2m4q0xz1'],
        invalid: [1, 'x'.repeat(65)],
        texts: [[' u_1 ', 'u_1']],
        badTexts: ['a\nb'],
      },
    ],
  });
}

// Text: one line of words, sorted by pinyin.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { acceptText } from '../../door/plain-text.ts';
import { defineFieldType } from '../../field-type.ts';

/** 800 UTF-16 units are at most 2,400 bytes, which a PostgreSQL index entry (2,704) holds. */
export const longestText = 800;
const limits = { max: longestText, lines: false };

export const text = defineFieldType<Record<string, never>>({
  name: 'text',
  labels: { zh: '单行文本', en: 'Text' },
  help: { zh: '一行文字，例如名称、编号。', en: 'One line of words, such as a name or a code.' },
  icon: 'type',
  group: 'basic',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => textType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: true,
  sortsByKey: true,
  accept: (value) => acceptText(value, limits),
  parse: (typed) => acceptText(typed, limits),
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['青岛北辰机械', 'Ｗｉｄｅ', ' spaced ', '0012', '😀', '{"var":"x"}'],
      invalid: [1, true, ['a'], {}, 'two\nlines', 'nul\0', '\ud800', 'x'.repeat(longestText + 1)],
      texts: [
        ['123456789012345678', '123456789012345678'],
        ['  ', '  '],
      ],
      badTexts: ['two\r\nlines', 'half \udc00', 'nul \0 inside'],
    },
  ],
});

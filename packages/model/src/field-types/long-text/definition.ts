// Long text: any number of lines.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { acceptText } from '../../door/plain-text.ts';
import { defineFieldType } from '../../field-type.ts';

export const longestLongText = 100_000;
const limits = { max: longestLongText, lines: true };

export const longText = defineFieldType<Record<string, never>>({
  name: 'longText',
  labels: { zh: '多行文本', en: 'Long text' },
  help: { zh: '可换行的长文字，例如备注、沟通记录。', en: 'Words over several lines, such as notes of a call.' },
  icon: 'align-left',
  group: 'basic',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => textType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: true,
  accept: (value) => acceptText(value, limits),
  parse: (typed) => acceptText(typed, limits),
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['一行', 'two\nlines', '\t', 'x'.repeat(5000)],
      invalid: [1, false, {}, 'nul\0', 'x'.repeat(longestLongText + 1)],
      texts: [['a\r\nb', 'a\r\nb']],
      badTexts: ['\ud800'],
    },
  ],
});

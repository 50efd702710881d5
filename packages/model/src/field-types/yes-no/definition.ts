// Yes/no: true, false, or not yet answered.
import { booleanType } from '@keepwell/rule';
import { Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { foldWords } from '../../notation/fold.ts';

const yes: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  'on',
  '是',
  '有',
  '对',
  '真',
  '✓',
  '✔',
  '✅',
  '☑',
  '√',
]);
const no: ReadonlySet<string> = new Set([
  'no',
  'n',
  'false',
  'f',
  '0',
  'off',
  '否',
  '无',
  '错',
  '假',
  '不是',
  '✗',
  '✘',
  '❌',
  '☐',
  '×',
]);

export const yesNo = defineFieldType<Record<string, never>>({
  name: 'yesNo',
  labels: { zh: '是 / 否', en: 'Yes / no' },
  help: { zh: '二选一，例如是否续约；没填时为空。', en: 'One of two answers; empty until it is given.' },
  icon: 'square-check',
  group: 'basic',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => booleanType,
  column: () => 'boolean',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept(value) {
    if (value == null || value === '') return empty;
    return typeof value === 'boolean' ? accepted(value) : refusedText('model.not_yes_no', value);
  },
  parse(text) {
    // Emoji come with a variation selector that changes nothing of their meaning.
    const word = foldWords(text.replaceAll('\ufe0f', ''));
    if (word === '') return empty;
    if (yes.has(word)) return accepted(true);
    return no.has(word) ? accepted(false) : refusedText('model.not_yes_no', text);
  },
  format(value, _options, reader) {
    if (typeof value !== 'boolean') return '';
    if (reader.language === 'zh') return value ? '是' : '否';
    return value ? 'Yes' : 'No';
  },
  samples: [
    {
      options: {},
      valid: [true, false],
      invalid: [1, 0, 'yes', [true]],
      texts: [
        ['Yes', true],
        ['NO', false],
        ['ｙ', true],
        ['n', false],
        [' 是 ', true],
        ['否', false],
        ['1', true],
        ['0', false],
        ['TRUE', true],
        ['False', false],
        ['✓', true],
        ['✔️', true],
        ['', null],
      ],
      badTexts: ['maybe', '2', '是否'],
    },
  ],
});

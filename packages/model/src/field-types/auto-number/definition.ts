// Auto-number: a running number that each new record gets, shown as SO-00042.
import { integerType } from '@keepwell/rule';
import { Type, type Static } from 'typebox';
import { acceptInteger } from '../../door/accept-number.ts';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { foldWords, toHalfWidth } from '../../notation/fold.ts';

const AutoNumberOptions = Type.Object({
  prefix: Type.String({ maxLength: 20, default: '' }),
  /** Filled with zeros to this length; longer numbers are not cut. */
  digits: Type.Integer({ minimum: 1, maximum: 15, default: 5 }),
  /** Number of the first record. */
  start: Type.Integer({ minimum: 0, maximum: 999_999_999_999_999, default: 1 }),
});
type Options = Static<typeof AutoNumberOptions>;

function write(value: number, options: Options): string {
  return options.prefix + String(value).padStart(options.digits, '0');
}

export const autoNumber = defineFieldType<Options>({
  name: 'autoNumber',
  labels: { zh: '流水号', en: 'Auto-number' },
  help: { zh: '新记录自动得到的编号，不重复。', en: 'A running number that every new record gets, never used twice.' },
  icon: 'list-ordered',
  group: 'calculated',
  optionsSchema: AutoNumberOptions,
  defaultOptions: () => ({ prefix: '', digits: 5, start: 1 }),
  valueType: () => integerType,
  column: () => 'integer',
  settable: false,
  canBeRequired: false,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: true,
  sortsByKey: false,
  accept: acceptInteger,
  parse(text, options) {
    const typed = toHalfWidth(text).trim();
    if (typed === '') return empty;
    const prefix = foldWords(options.prefix);
    const rest = foldWords(typed).startsWith(prefix) ? foldWords(typed).slice(prefix.length) : typed;
    if (!/^\s*\d{1,16}$/.test(rest) || !Number.isSafeInteger(Number(rest))) {
      return refusedText('model.not_an_auto_number', text, { example: write(options.start, options) });
    }
    return accepted(Number(rest));
  },
  format: (value, options) => (typeof value === 'number' ? write(value, options) : ''),
  samples: [
    {
      options: { prefix: 'SO-', digits: 5, start: 1 },
      valid: [0, 42, 1_234_567],
      invalid: ['SO-00042', 1.5, true],
      texts: [
        ['SO-00042', 42],
        ['so-42', 42],
        ['42', 42],
      ],
      badTexts: ['PO-00042', 'SO-', '四十二'],
    },
  ],
});

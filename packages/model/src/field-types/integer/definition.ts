// Integer: a whole number, exact up to 9,007,199,254,740,991.
import { integerType } from '@keepwell/rule';
import { Type, type Static } from 'typebox';
import { acceptInteger, parseInteger } from '../../door/accept-number.ts';
import { defineFieldType } from '../../field-type.ts';
import { groupThousands, toDecimalText } from '../../notation/decimal.ts';

const IntegerOptions = Type.Object({
  /** Whether thousands are separated when shown; years and codes are not. */
  grouping: Type.Boolean({ default: true }),
});
type Options = Static<typeof IntegerOptions>;

export const integer = defineFieldType<Options>({
  name: 'integer',
  labels: { zh: '整数', en: 'Whole number' },
  help: { zh: '没有小数的数字，例如次数、人数。', en: 'A number without decimals, such as a count.' },
  icon: 'hash',
  group: 'basic',
  optionsSchema: IntegerOptions,
  defaultOptions: () => ({ grouping: true }),
  valueType: () => integerType,
  column: () => 'integer',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: true,
  sortsByKey: false,
  accept: acceptInteger,
  parse: parseInteger,
  format(value, options) {
    if (typeof value !== 'number') return '';
    const plain = toDecimalText(value);
    return options.grouping ? groupThousands(plain) : plain;
  },
  plain: (value) => (typeof value === 'number' ? toDecimalText(value) : ''),
  samples: [
    {
      options: { grouping: true },
      valid: [0, 1, -1, 1234567, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
      invalid: [1.5, '1', true, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, [1]],
      texts: [
        ['１，２３４', 1234],
        ['1,234', 1234],
        ['(1,234)', -1234],
        ['1234-', -1234],
        ['−5', -5],
        ['+7', 7],
        ['12.00', 12],
        ['¥ 30', 30],
        ['30 元', 30],
        ['3.5万', 35000],
        ['1.5e3', 1500],
        ['-0', 0],
        ['000123', 123],
      ],
      badTexts: [
        '1.5',
        'twelve',
        '一千',
        '12,34',
        '1,2345',
        '123456789012345678',
        '1 2',
        '--1',
        '5 kg',
        '30%',
        '5²',
        '½',
      ],
    },
    {
      options: { grouping: false },
      valid: [2026, -12000],
      invalid: ['2026'],
      texts: [['2026', 2026]],
      badTexts: ['2026-'.repeat(2)],
    },
  ],
});

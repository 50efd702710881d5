// Decimal: a number with decimals, stored as the nearest double.
import { numberType } from '@keepwell/rule';
import { Type, type Static } from 'typebox';
import { acceptNumber, parseNumber } from '../../door/accept-number.ts';
import { defineFieldType } from '../../field-type.ts';
import { groupThousands, padFraction, shiftPoint, toDecimalText } from '../../notation/decimal.ts';

const DecimalOptions = Type.Object({
  /** Decimals shown at least; entered values are never cut to them, a formula's result is rounded to them. */
  digits: Type.Union([Type.Integer({ minimum: 0, maximum: 10 }), Type.Null()], { default: null }),
  grouping: Type.Boolean({ default: true }),
});
type Options = Static<typeof DecimalOptions>;

export const decimal = defineFieldType<Options>({
  name: 'decimal',
  labels: { zh: '小数', en: 'Decimal number' },
  help: { zh: '可带小数的数字，例如评分、重量。', en: 'A number with decimals, such as a rating or a weight.' },
  icon: 'decimals-arrow-right',
  group: 'basic',
  optionsSchema: DecimalOptions,
  defaultOptions: () => ({ digits: null, grouping: true }),
  valueType: () => numberType,
  column: () => 'real',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept: acceptNumber,
  parse: (text) => parseNumber(text, (figure) => (figure.percent ? shiftPoint(figure.text, -2) : figure.text)),
  format(value, options) {
    if (typeof value !== 'number') return '';
    const plain = padFraction(toDecimalText(value), options.digits ?? 0);
    return options.grouping ? groupThousands(plain) : plain;
  },
  plain: (value) => (typeof value === 'number' ? toDecimalText(value) : ''),
  samples: [
    {
      options: { digits: null, grouping: true },
      valid: [0, 29.85, -1.5, 0.1 + 0.2, 1e-9, 5e-324, 1.7976931348623157e308, 1e21],
      invalid: ['1', Number.NaN, Number.NEGATIVE_INFINITY, true, {}],
      texts: [
        ['５２.８５', 52.85],
        ['1,889.5 元', 1889.5],
        ['￥ 29.85', 29.85],
        ['$1,234.50', 1234.5],
        ['(29.85)', -29.85],
        ['.5', 0.5],
        ['5.', 5],
        ['30%', 0.3],
        ['1.2万', 12000],
        ['0.333333333333333333333', 1 / 3],
      ],
      badTexts: [
        '49.95/季',
        '19.85 或 20.65',
        '面议',
        '1.2.3',
        '1.234,5',
        '123456789012345678',
        '1e999',
        'NaN',
        'Infinity',
        '0x10',
      ],
    },
    {
      options: { digits: 2, grouping: true },
      valid: [1.5, 1.234567, 1e6],
      invalid: ['1'],
      texts: [['1.50', 1.5]],
      badTexts: ['x'],
    },
  ],
});

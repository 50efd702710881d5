// Percent: a share, stored as a fraction (0.3 is 30 %).
import { Type, type Static } from 'typebox';
import { acceptNumber, parseNumber } from '../../door/accept-number.ts';
import { defineFieldType } from '../../field-type.ts';
import { groupThousands, padFraction, shiftPoint, toDecimalText } from '../../notation/decimal.ts';

const PercentOptions = Type.Object({
  /** Decimals of the percentage shown at least; a formula's result is rounded to them. */
  digits: Type.Union([Type.Integer({ minimum: 0, maximum: 8 }), Type.Null()], { default: null }),
});
type Options = Static<typeof PercentOptions>;

const toPercentage = (value: number): string => shiftPoint(toDecimalText(value), 2);

export const percent = defineFieldType<Options>({
  name: 'percent',
  labels: { zh: '百分比', en: 'Percent' },
  help: { zh: '比例，例如折扣、完成率；填 30 表示 30%。', en: 'A share such as a discount; typing 30 means 30%.' },
  icon: 'percent',
  group: 'basic',
  optionsSchema: PercentOptions,
  defaultOptions: () => ({ digits: null }),
  valueType: () => ({ kind: 'number', percent: true }),
  column: () => 'real',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept: acceptNumber,
  // A figure without the sign is a percentage too: whoever types 30 in such a column means 30 %.
  parse: (text) => parseNumber(text, (figure) => shiftPoint(figure.text, -2)),
  format: (value, { digits }) =>
    typeof value === 'number' ? `${groupThousands(padFraction(toPercentage(value), digits ?? 0))}%` : '',
  plain: (value) => (typeof value === 'number' ? `${toPercentage(value)}%` : ''),
  samples: [
    {
      options: { digits: null },
      valid: [0, 0.3, 0.29, 0.07, -0.125, 12.5, 1 / 3, 1e-7],
      invalid: ['30%', true, Number.NaN],
      texts: [
        ['30%', 0.3],
        ['３０％', 0.3],
        ['30', 0.3],
        ['0.5 %', 0.005],
        ['-12.5%', -0.125],
        ['(5%)', -0.05],
        ['1,250%', 12.5],
      ],
      badTexts: ['%', '30%%', 'half', '三成'],
    },
    { options: { digits: 1 }, valid: [0.3, 0.12345], invalid: [], texts: [['12.3%', 0.123]], badTexts: ['x'] },
  ],
});

// Money: an amount of one currency, stored exactly in its minor units (分, cents).
import { Type, type Static } from 'typebox';
import { acceptInteger } from '../../door/accept-number.ts';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { currencyDigits, currencyOf, isCurrencyMark, isMarkOf } from '../../notation/currency.ts';
import { fractionLength, groupThousands, padFraction, shiftPoint, toDecimalText } from '../../notation/decimal.ts';
import { parseFigure } from '../../notation/number.ts';

const MoneyOptions = Type.Object({
  /** ISO 4217. */
  currency: Type.String({ pattern: '^[A-Z]{3}$', default: 'CNY' }),
});
type Options = Static<typeof MoneyOptions>;

/** Minor units → `1234.50`. */
function toAmount(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return padFraction(shiftPoint(toDecimalText(minor), -digits), digits);
}

export const money = defineFieldType<Options>({
  name: 'money',
  labels: { zh: '金额', en: 'Money' },
  help: { zh: '一种货币的金额，精确到分。', en: 'An amount in one currency, exact to the cent.' },
  icon: 'banknote',
  group: 'basic',
  optionsSchema: MoneyOptions,
  defaultOptions: () => ({ currency: 'CNY' }),
  valueType: ({ currency }) => ({ kind: 'money', currency, digits: currencyDigits(currency) }),
  column: () => 'integer',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept: acceptInteger,
  parse(text, { currency }) {
    if (text.trim() === '') return empty;
    const figure = parseFigure(text);
    if (
      figure === undefined ||
      figure.percent ||
      !figure.marks.every((mark) => isMarkOf(mark, currency) || isCurrencyMark(mark))
    ) {
      return refusedText('model.not_a_number', text);
    }
    if (!figure.marks.every((mark) => isMarkOf(mark, currency)))
      return refusedText('model.other_currency', text, { currency });
    const digits = currencyDigits(currency);
    if (fractionLength(shiftPoint(figure.text, 0)) > digits)
      return refusedText('model.too_many_decimals', text, { currency, digits });
    const minor = Number(shiftPoint(figure.text, digits));
    return Number.isSafeInteger(minor) ? accepted(minor + 0) : refusedText('model.number_loses_digits', text);
  },
  format(value, { currency }, reader) {
    if (typeof value !== 'number') return '';
    const amount = groupThousands(toAmount(Math.abs(value), currency));
    const symbol = currencyOf(currency)?.symbol[reader.language] ?? currency;
    const space = /\p{L}$/u.test(symbol) ? ' ' : '';
    return `${value < 0 ? '-' : ''}${symbol}${space}${amount}`;
  },
  plain: (value, { currency }) => (typeof value === 'number' ? toAmount(value, currency) : ''),
  samples: [
    {
      options: { currency: 'CNY' },
      valid: [0, 5285, -1, 188950, Number.MAX_SAFE_INTEGER],
      invalid: [0.5, '52.85', true, 2 ** 53],
      texts: [
        ['1,889.5 元', 188950],
        ['５２.８５', 5285],
        ['￥ 29.85', 2985],
        ['¥52.85', 5285],
        ['CN¥52.85', 5285],
        ['人民币 100', 10000],
        ['RMB 8', 800],
        ['(1,234)', -123400],
        ['-¥1', -100],
        ['¥-1', -100],
        ['1.10', 110],
        ['1.1000', 110],
        ['2.5万元', 2500000],
      ],
      badTexts: ['$5', '€ 5', '1.005', '面议', '49.95/季', '19.85 或 20.65', '5%', '99999999999999999'],
    },
    {
      options: { currency: 'JPY' },
      valid: [0, 1200],
      invalid: [1.5],
      texts: [
        ['￥1,200', 1200],
        ['1200日元', 1200],
      ],
      badTexts: ['1.5', '5元'],
    },
    {
      options: { currency: 'KWD' },
      valid: [1234],
      invalid: ['1'],
      texts: [
        ['1.234', 1234],
        ['KWD 2', 2000],
      ],
      badTexts: ['1.2345'],
    },
    {
      options: { currency: 'USD' },
      valid: [100],
      invalid: [],
      texts: [
        ['$1,000', 100000],
        ['US$5', 500],
        ['5 美元', 500],
      ],
      badTexts: ['¥5'],
    },
  ],
});

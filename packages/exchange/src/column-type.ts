// Decides the field type of a column from its tally, with what a person should know about it.
import type { Shape } from './cell-shape.ts';
import type { ColumnTally } from './column-tally.ts';
import type { ColumnNote, ColumnReading } from './file-facts.ts';

export interface ColumnType {
  readonly type: string;
  readonly options: Record<string, unknown>;
  readonly reading: ColumnReading;
  readonly notes: readonly ColumnNote[];
}

const figures: readonly Shape[] = ['zeroOne', 'integer', 'wholeDecimal', 'decimal', 'grouped', 'dateCompact', 'mobile'];
const wholes: readonly Shape[] = ['zeroOne', 'integer', 'wholeDecimal', 'grouped', 'dateCompact', 'mobile'];
const dates: readonly Shape[] = ['date', 'dateCompact', 'dayOrMonthDate'];
const moments: readonly Shape[] = ['dateTime', 'dayOrMonthDateTime', 'date', 'dayOrMonthDate'];

const idName =
  /(?:^|[^a-z])(?:id|no|code|sku|zip|postcode|key)(?:$|[^a-z])|[a-z](?:ID|Id|No|Code)$|编号|编码|单号|号码|邮编|证号|账号|工号|卡号/;
const phoneName = /phone|mobile|tel|cell|fax|电话|手机|联系方式/i;
const countName = /count|number of|num|qty|quantity|amount|total|times|数量|次数|人数|个数|数$/i;

/** The column's name only decides where the values leave a choice. */
export function decideColumnType(name: string, tally: ColumnTally): ColumnType {
  const filled = tally.rows - tally.blank - tally.marks;
  const count = (...shapes: readonly Shape[]): number =>
    shapes.reduce((sum, shape) => sum + (tally.shapes.get(shape) ?? 0), 0);
  const all = (...shapes: readonly Shape[]): boolean => filled > 0 && count(...shapes) === filled;
  const plain = (type: string, notes: readonly ColumnNote[] = [], reading: ColumnReading = {}): ColumnType => ({
    type,
    options: {},
    reading,
    notes: [...notes, ...emptyNotes(tally, type)],
  });

  if (filled === 0)
    return { type: 'text', options: {}, reading: {}, notes: [{ en: 'The whole column is empty', zh: '整列为空' }] };
  if (count('lines') > 0) return plain('longText');
  if (all('yesNo')) return plain('yesNo');
  if (all('zeroOne')) return zeroOneColumn(name, tally, filled, plain);
  if (all('mobile') && (phoneName.test(name) || filled >= 3)) return plain('phone');
  if (all('dateCompact')) return plain('date');
  if (all(...wholes)) return wholeColumn(name, tally, filled, plain, count);
  if (all(...figures)) return plain('decimal', exponentNotes(tally));
  if (all(...figures, 'decimalComma') && count('decimalComma') > 0 && count('decimal', 'wholeDecimal') === 0) {
    return plain('decimal', [{ en: 'The comma is read as the decimal point', zh: '逗号按小数点读取' }], {
      decimalComma: true,
    });
  }
  if (all('percent', 'zeroOne') && count('percent') > 0) return plain('percent');
  if (all('money', ...figures) && count('money') > 0) return moneyColumn(tally, plain);
  if (all(...dates)) return dateColumn('date', tally, plain, count);
  if (all(...moments)) return dateColumn('dateTime', tally, plain, count);
  if (all('email')) return plain('email');
  if (all('url')) return plain('url');
  if (all('phone', 'mobile', 'integer', 'code') && (count('phone') * 2 > filled || phoneName.test(name)))
    return plain('phone');
  if (count('code') > 0 && all('code', 'integer', 'zeroOne', 'dateCompact', 'mobile')) return codeColumn(tally, plain);
  return toleratedColumn(tally, filled, plain, count) ?? textColumn(tally, filled, plain);
}

type Plain = (type: string, notes?: readonly ColumnNote[], reading?: ColumnReading) => ColumnType;
type Count = (...shapes: readonly Shape[]) => number;

/** 0 and 1 are flags, unless the name says that something is counted or there is too little to tell. */
function zeroOneColumn(name: string, tally: ColumnTally, filled: number, plain: Plain): ColumnType {
  const both = tally.values?.has('0') === true && tally.values.has('1');
  if (both && filled >= 10 && !countName.test(name)) {
    return plain('yesNo', [{ en: 'Only 0 and 1: read as no and yes', zh: '只有 0 和 1，按否和是读取' }]);
  }
  return plain('integer');
}

function wholeColumn(name: string, tally: ColumnTally, filled: number, plain: Plain, count: Count): ColumnType {
  const [shortest, longest] = tally.digits;
  const floats = count('wholeDecimal');
  if (floats === 0 && idName.test(name) && tally.unique && shortest === longest && longest >= 6) {
    return plain('text', [{ en: `${longest}-digit numbers, kept as text`, zh: `${longest} 位编号，按文本保留` }]);
  }
  if (floats === filled) {
    return plain('integer', [
      { en: 'Written as 17850.0: read as whole numbers', zh: '写成 17850.0 的形式，按整数读取' },
    ]);
  }
  return plain(floats > 0 ? 'decimal' : 'integer');
}

function codeColumn(tally: ColumnTally, plain: Plain): ColumnType {
  const [, longest] = tally.digits;
  const first = tally.firstOf.get('code');
  const length = Math.max(longest, first?.value.length ?? 0);
  return length > 15
    ? plain('text', [{ en: `${length}-digit numbers, kept as text`, zh: `${length} 位编号，按文本保留` }])
    : plain('text', [{ en: 'Leading zeros, kept as text', zh: '有前导零，按文本保留' }]);
}

const currencyOfMark: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  块: 'CNY',
  CNY: 'CNY',
  RMB: 'CNY',
  $: 'USD',
  US$: 'USD',
  USD: 'USD',
  '€': 'EUR',
  EUR: 'EUR',
  '£': 'GBP',
  GBP: 'GBP',
  JPY: 'JPY',
  HK$: 'HKD',
  HKD: 'HKD',
  NT$: 'TWD',
  TWD: 'TWD',
  '₩': 'KRW',
  '₹': 'INR',
  '฿': 'THB',
};

function moneyColumn(tally: ColumnTally, plain: Plain): ColumnType {
  const found = new Set([...tally.currencies.keys()].map((mark) => currencyOfMark[mark] ?? ''));
  const [currency] = found;
  if (found.size !== 1 || currency === undefined || currency === '') {
    return plain('text', [{ en: 'Several currencies: kept as text', zh: '有多种货币，按文本保留' }]);
  }
  return { ...plain('money'), options: { currency } };
}

function dateColumn(type: string, tally: ColumnTally, plain: Plain, count: Count): ColumnType {
  const unclear = count('dayOrMonthDate', 'dayOrMonthDateTime');
  const notes: ColumnNote[] = [];
  let reading: ColumnReading = {};
  if (unclear > 0) {
    if (tally.onlyDayFirst > 0 && tally.onlyMonthFirst > 0) {
      notes.push({ en: 'Day and month are written in both orders', zh: '日和月的先后不一致' });
    } else if (tally.onlyMonthFirst > 0) {
      reading = { dateOrder: 'monthFirst' };
      notes.push({ en: 'Written month/day/year', zh: '按月/日/年读取' });
    } else if (tally.onlyDayFirst > 0) {
      reading = { dateOrder: 'dayFirst' };
      notes.push({ en: 'Written day/month/year', zh: '按日/月/年读取' });
    } else {
      notes.push({ en: 'Day and month cannot be told apart: check the order', zh: '日和月分不清，请核对' });
    }
  }
  if (unclear > 0 && unclear < count(...dates, ...moments.filter((shape) => !dates.includes(shape)))) {
    notes.push({ en: 'Two ways of writing dates, both are read', zh: '两种写法，都能读', calm: true });
  }
  return plain(type, notes, reading);
}

/** A handful of misfits in a long column do not make it text: they come back as rows to correct. */
function toleratedColumn(tally: ColumnTally, filled: number, plain: Plain, count: Count): ColumnType | undefined {
  if (filled < 500) return undefined;
  const candidates: readonly (readonly [type: string, shapes: readonly Shape[], share: number])[] = [
    ['integer', wholes.filter((shape) => shape !== 'wholeDecimal'), 0.002],
    ['decimal', figures, 0.002],
    ['date', dates, 0.01],
    ['dateTime', moments, 0.01],
    ['email', ['email'], 0.02],
  ];
  for (const [type, shapes, share] of candidates) {
    const misfits = filled - count(...shapes);
    if (misfits > filled * share) continue;
    const odd = [...tally.firstOf].find(([shape]) => !shapes.includes(shape))?.[1];
    const base = type === 'date' || type === 'dateTime' ? dateColumn(type, tally, plain, count) : plain(type);
    const note: ColumnNote = {
      en: `${misfits} do not fit, such as “${odd?.value ?? ''}” in line ${odd?.line ?? ''}`,
      zh: `有 ${misfits} 个不符，如第 ${odd?.line ?? ''} 行“${odd?.value ?? ''}”`,
    };
    return { ...base, notes: [note, ...base.notes] };
  }
  return undefined;
}

function textColumn(tally: ColumnTally, filled: number, plain: Plain): ColumnType {
  const values = tally.values;
  if (values !== undefined && values.size >= 2 && filled >= 6 && values.size * 2.5 <= filled) {
    return plain('choice', [{ en: `${values.size} options`, zh: `${values.size} 个选项`, calm: true }]);
  }
  return plain(tally.longest > 200 ? 'longText' : 'text');
}

function exponentNotes(tally: ColumnTally): ColumnNote[] {
  if (tally.exponents === 0) return [];
  return [
    {
      en: 'Some numbers were shortened by Excel (such as 3.3E+17): their last digits are lost in the file',
      zh: '有数字被 Excel 缩写（如 3.3E+17），文件里已丢失末尾几位',
    },
  ];
}

function emptyNotes(tally: ColumnTally, type: string): ColumnNote[] {
  const empty = tally.blank + (isText(type) ? 0 : tally.marks);
  return empty === 0 ? [] : [{ en: empty === 1 ? '1 empty value' : `${empty} empty values`, zh: `${empty} 个空值` }];
}

/** Types in which - and N/A stay values. */
export function isText(type: string): boolean {
  return type === 'text' || type === 'longText' || type === 'choice' || type === 'choices';
}

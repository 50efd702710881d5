import { describe, expect, it } from 'vitest';
import { canConvert, convertValue, lossOf, needsConversion, proposeOptions } from './convert-value.ts';
import type { FieldDefinition } from './entity.ts';
import type { FieldValue, Reader } from './field-type.ts';
import { fieldTypes } from './field-types/index.ts';
import { acceptValue } from './fields.ts';
import { modelCodes } from './errors.ts';

const zh: Reader = { language: 'zh', timeZone: 'Asia/Shanghai' };
const en: Reader = { language: 'en', timeZone: 'America/New_York' };

const contract = {
  options: [
    { id: 'o_m', labels: { zh: '按月', en: 'Monthly' }, colour: 'grey' },
    { id: 'o_y', labels: { zh: '按年', en: 'Yearly' }, colour: 'blue' },
  ],
};

const optionsOf: Record<string, Record<string, unknown>> = {
  money: { currency: 'CNY' },
  choice: contract,
  choices: contract,
  relation: { entity: 'e_1' },
};

function field(type: string, options = optionsOf[type] ?? fieldTypes.need(type).defaultOptions()): FieldDefinition {
  return { id: 'f_x', key: 'x', type, labels: { en: 'X' }, options, required: false, unique: false, indexed: false };
}

const settable = fieldTypes.all.filter((type) => type.settable).map((type) => type.name);
const examples: Record<string, FieldValue[]> = {
  text: ['29.85', '按月', '2026-03-01', '是', 'hello', 'a@b.co', 'https://a.co', '13800138000'],
  longText: ['29.85', 'two\nlines'],
  integer: [0, 1, 1234567],
  decimal: [29.85, 3, -0.5, 1e-7],
  money: [2985, 100, -1],
  percent: [0.3, 0.125, 1],
  yesNo: [true, false],
  date: ['2026-03-01'],
  dateTime: [1_772_332_200_000],
  choice: ['o_m', 'o_y'],
  choices: [['o_m'], ['o_m', 'o_y']],
  email: ['a@b.co'],
  phone: ['13800138000'],
  url: ['https://a.co'],
  relation: [12],
};

function convert(from: string, to: string, value: FieldValue, reader = zh): unknown {
  const answer = convertValue(field(from), field(to), value, reader);
  return answer.ok ? answer.value : answer.code;
}

describe('convertValue', () => {
  it('gives for every pair of types a value that the new type accepts, or a refusal with words; empties stay empty', () => {
    let kept = 0;
    let refused = 0;
    for (const from of settable) {
      for (const to of settable) {
        expect(convert(from, to, null)).toBeNull();
        for (const value of examples[from] ?? []) {
          for (const reader of [zh, en]) {
            const answer = convertValue(field(from), field(to), value, reader);
            if (answer.ok) {
              expect(acceptValue(field(to), answer.value), `${from} → ${to}`).toEqual(answer);
              expect(answer.value, `${from} → ${to}: a value became empty`).not.toBeNull();
              kept += 1;
            } else {
              expect(Object.keys(modelCodes), `${from} → ${to}`).toContain(answer.code);
              refused += 1;
            }
          }
        }
      }
    }
    expect(kept).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });

  it('turns every value into text and back unchanged', () => {
    for (const type of settable.filter((name) => name !== 'longText')) {
      for (const value of examples[type] ?? []) {
        for (const reader of [zh, en]) {
          const text = convertValue(field(type), field('longText'), value, reader);
          expect(text.ok, type).toBe(true);
          if (text.ok)
            expect(convertValue(field('longText'), field(type), text.value, reader)).toEqual({ ok: true, value });
        }
      }
    }
  });

  it('converts what the designer of the mock-up converts', () => {
    expect(convert('text', 'money', '1,889.5 元')).toBe(188950);
    expect(convert('text', 'money', '５２.８５')).toBe(5285);
    expect(convert('text', 'money', '面议')).toBe('model.not_a_number');
    expect(convert('text', 'money', '49.95/季')).toBe('model.not_a_number');
  });

  it('keeps figures exact between the number types', () => {
    expect(convert('decimal', 'money', 29.85)).toBe(2985);
    expect(convert('decimal', 'money', 29.855)).toBe('model.too_many_decimals');
    expect(convert('money', 'decimal', 2985)).toBe(29.85);
    expect(convert('decimal', 'percent', 0.3)).toBe(0.3);
    expect(convert('percent', 'decimal', 0.3)).toBe(0.3);
    expect(convert('decimal', 'integer', 3)).toBe(3);
    expect(convert('decimal', 'integer', 3.5)).toBe('model.not_whole');
    expect(convert('integer', 'text', 1234567)).toBe('1234567');
    expect(convert('yesNo', 'integer', true)).toBe(1);
  });

  it('moves dates by the reader’s zone', () => {
    const instant = Date.UTC(2026, 2, 1, 3);
    expect(convert('dateTime', 'date', instant, zh)).toBe('2026-03-01');
    expect(convert('dateTime', 'date', instant, en)).toBe('2026-02-28');
    expect(convert('date', 'dateTime', '2026-03-01', zh)).toBe(Date.UTC(2026, 1, 28, 16));
    expect(lossOf(field('dateTime'), field('date'))).toBeDefined();
  });

  it('keeps options by id when labels change, and refuses the removed ones', () => {
    const renamed = field('choice', { options: [{ ...contract.options[0], labels: { en: 'Per month' } }] });
    expect(convertValue(field('choice'), renamed, 'o_m', zh)).toEqual({ ok: true, value: 'o_m' });
    expect(convertValue(field('choice'), renamed, 'o_y', zh)).toMatchObject({
      ok: false,
      code: 'model.option_unknown',
    });
    expect(needsConversion(field('choice'), renamed)).toBe(true);
    expect(needsConversion(renamed, field('choice'))).toBe(false);
    expect(convert('choices', 'choice', ['o_m', 'o_y'])).toBe('model.several_options');
    expect(convert('choice', 'choices', 'o_y')).toEqual(['o_y']);
  });

  it('never points a relation at records of another entity', () => {
    const other = field('relation', { entity: 'e_2' });
    expect(convertValue(field('relation'), other, 12, zh)).toMatchObject({ ok: false });
    expect(convert('integer', 'relation', 12)).toBe('model.not_a_record');
  });
});

describe('canConvert', () => {
  it('keeps entered and calculated values apart, but lets a running number become an entered one', () => {
    expect(canConvert(field('text'), field('money'))).toBe(true);
    expect(canConvert(field('text'), field('formula'))).toBe(false);
    expect(canConvert(field('formula'), field('text'))).toBe(false);
    expect(canConvert(field('autoNumber'), field('text'))).toBe(true);
  });
});

describe('proposeOptions', () => {
  it('makes one option of texts that mean the same, the most frequent first', () => {
    let next = 0;
    const texts = new Map([
      ['按年', 5],
      ['Monthly', 3],
      ['monthly ', 4],
      [' ', 9],
    ]);
    const options = proposeOptions(texts, ['grey', 'red'], () => `o_${next++}`);
    expect(options).toEqual([
      { id: 'o_0', labels: { en: 'Monthly' }, colour: 'grey' },
      { id: 'o_1', labels: { zh: '按年' }, colour: 'red' },
    ]);
  });
});

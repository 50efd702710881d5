import { describeIssue } from '@keepwell/kernel';
import { type FieldDefinition, fieldTypes, modelCodes, type Reader } from '@keepwell/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, toBytes } from '../test/read-file.ts';
import { byteOrderMark, csvLine, exportHeads, exportLine } from './csv-writer.ts';
import { refusedHead, refusedLine } from './refused-rows.ts';
import { adviceOf, createRowJudge, type RowJudgeOptions } from './row-judge.ts';

const zh: Reader = { language: 'zh', timeZone: 'Asia/Shanghai' };

function field(id: string, type: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  const options = fieldTypes.need(type).samples[0]?.options ?? {};
  return { id, key: id, type, labels: { en: id }, options, required: false, unique: false, indexed: false, ...more };
}

function judgeOf(fields: readonly FieldDefinition[], more: Partial<RowJudgeOptions> = {}) {
  const columns = fields.map((own, index) => ({ index, name: `列${index + 1}`, field: own, reading: {} }));
  const width = fields.length;
  const base = { columns, unfilled: [], checkRequired: true, width, reader: zh, quote: '"', delimiter: ',' };
  return createRowJudge({ ...base, ...more });
}

describe('createRowJudge', () => {
  const customer = [field('f_no', 'text', { required: true }), field('f_since', 'date'), field('f_fee', 'decimal')];

  it('gives the values of a good row, with marks for "missing" as empty', () => {
    const judge = judgeOf(customer);
    expect(judge({ line: 2, cells: [' A-1', '2026年3月1日', 'N/A'] })).toEqual({
      ok: true,
      values: { f_no: ' A-1', f_since: '2026-03-01', f_fee: null },
      links: [],
    });
    expect(judge({ line: 2, cells: ['A-1'] })).toMatchObject({ ok: true, values: { f_since: null } });
  });

  it('says per cell what is wrong and what to do, in both languages', () => {
    const judged = judgeOf(customer)({ line: 214, cells: ['', '31/02/2026', 'x'] });
    expect(judged.ok).toBe(false);
    if (judged.ok) return;
    expect(judged.problems.map(({ column, value }) => [column, value])).toEqual([
      ['列1', ''],
      ['列2', '31/02/2026'],
      ['列3', 'x'],
    ]);
    expect(judged.problems[1]).toMatchObject({
      line: 214,
      reason: { en: '“31/02/2026” is not a date', zh: '“31/02/2026”不是日期' },
      suggestion: { zh: '应写成 2026-03-01' },
    });
  });

  it('reads a column’s dates in its order and its commas as points', () => {
    const columns = [
      { index: 0, name: 'd', field: field('f_d', 'date'), reading: { dateOrder: 'monthFirst' as const } },
      { index: 1, name: 'n', field: field('f_n', 'decimal'), reading: { decimalComma: true } },
    ];
    const judged = judgeOf([], { columns, width: 2 })({ line: 2, cells: ['02/01/2026', '1.234,5'] });
    expect(judged).toMatchObject({ ok: true, values: { f_d: '2026-02-01', f_n: 1234.5 } });
  });

  it('refuses rows whose cells cannot be told apart, but not harmless quotes', () => {
    const judge = judgeOf(customer);
    expect(judge({ line: 2, cells: ['a', '', '', 'more'] })).toMatchObject({
      ok: false,
      problems: [{ value: 'more' }],
    });
    expect(judge({ line: 2, cells: ['a', '', '', ' '] }).ok).toBe(true);
    expect(judge({ line: 2, cells: ['a', 'b'], flaw: 'quote_stray' }).ok).toBe(false);
    expect(judge({ line: 2, cells: ['12" pipe', '', ''], flaw: 'quote_stray' }).ok).toBe(true);
    expect(judge({ line: 2, cells: ['a', '', ''], flaw: 'quote_open' }).ok).toBe(false);
  });

  it('hands over titles of related records and unknown options', () => {
    const judge = judgeOf([field('f_r', 'relation'), field('f_c', 'choice')]);
    expect(judge({ line: 2, cells: ['Acme', ''] })).toMatchObject({
      ok: true,
      links: [{ field: 'f_r', text: 'Acme' }],
    });
    expect(judge({ line: 2, cells: ['#12', ''] })).toMatchObject({ ok: true, values: { f_r: 12 }, links: [] });
    expect(judge({ line: 2, cells: ['', '三年'] })).toMatchObject({
      ok: false,
      unknownOptions: [{ field: 'f_c', text: '三年' }],
    });
  });

  it('misses required fields only where every row is new', () => {
    const unfilled = [field('f_owner', 'text', { required: true })];
    expect(judgeOf(customer, { unfilled })({ line: 2, cells: ['a', '', ''] }).ok).toBe(false);
    expect(judgeOf(customer, { unfilled, checkRequired: false })({ line: 2, cells: ['', '', ''] }).ok).toBe(true);
  });
});

describe('adviceOf', () => {
  it('splits every sentence of the model into reason and advice, losing no word', () => {
    for (const code of Object.keys(modelCodes)) {
      const params = { text: 'a. B。c', options: { en: 'x. Y', zh: '甲。乙' } };
      const { reason, suggestion } = adviceOf(code, params);
      for (const language of ['en', 'zh'] as const) {
        expect(reason[language]).not.toBe('');
        expect(suggestion[language]).not.toBe('');
        expect(describeIssue(modelCodes, { code, params }, language).startsWith(reason[language])).toBe(true);
      }
    }
  });
});

describe('refused rows', () => {
  it('come back as a file in the reader’s language that imports again', () => {
    const problems = [
      { line: 3, column: '金额', value: 'x', reason: { en: 'R', zh: '原因甲' }, suggestion: { en: 'S', zh: '建议乙' } },
    ];
    const row = { line: 3, cells: ['=1+1', '多, "行"\n值'], problems };
    const file = readFile(toBytes(byteOrderMark + refusedHead(['名称', '金额'], 'zh') + refusedLine(row, 'zh')));
    expect(file.header).toEqual(['行号（留客）', '原因（留客）', '建议（留客）', '名称', '金额']);
    expect(file.rows[0]?.cells).toEqual(['3', '原因甲', '建议乙', '=1+1', '多, "行"\n值']);
  });
});

describe('export and import', () => {
  const settable = fieldTypes.all.filter((type) => type.settable && type.name !== 'formula');
  const fields = settable.map((type, at) => field(`f_${at}`, type.name));
  // A text of white space alone is an empty cell to every reader of files: the one thing that does not come back.
  const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === '';
  const values = settable.map((type) =>
    fc.constantFrom(null, ...(type.samples[0]?.valid ?? []).filter((value) => !isBlank(value))),
  );

  it.each(['zh', 'en'] as const)(
    'import of an export is the identity for every field type, in %s (seeded)',
    (language) => {
      const reader: Reader = { language, timeZone: 'Europe/London' };
      const judge = judgeOf(fields, { reader });
      fc.assert(
        fc.property(fc.tuple(...values), (own) => {
          const record = Object.fromEntries(fields.map(({ id }, at) => [id, own[at] ?? null]));
          const text = csvLine(exportHeads(fields, language)) + exportLine(fields, record, reader);
          const { rows } = readFile(toBytes(byteOrderMark + text));
          if (own.every((value) => value === null)) return;
          const judged = judge(rows[0] ?? { line: 0, cells: [] });
          expect(judged).toEqual({ ok: true, values: record, links: [] });
        }),
        { seed: 11, numRuns: 400 },
      );
    },
  );
});

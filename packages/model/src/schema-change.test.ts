import type { Json } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from './entity.ts';
import { planSchemaChange, type SchemaPlan } from './schema-change.ts';
import { sampleEntity, sampleField, sampleLookup, sampleOptions } from './testing/index.ts';

const name = sampleField('f_name', 'text', { unique: true });
const fee = sampleField('f_fee', 'text');
const formula = (rule: Json, type = 'decimal'): FieldDefinition =>
  sampleField('f_sum', 'formula', {
    options: { rule, result: { type, options: type === 'decimal' ? { digits: 2, grouping: true } : {} } },
  });

function plan(before: FieldDefinition[] | null, after: FieldDefinition[], bin: FieldDefinition[] = []): SchemaPlan {
  const was = before === null ? null : sampleEntity('e_1', before);
  const now = sampleEntity('e_1', after);
  return planSchemaChange(was, now, sampleLookup(now), bin);
}

const steps = (found: SchemaPlan): string[] =>
  found.steps.map((step) =>
    'field' in step
      ? `${step.step} ${step.field.id}`
      : 'fields' in step
        ? `${step.step} ${step.fields.join()}`
        : step.step,
  );
const surveys = (found: SchemaPlan): string[] =>
  found.surveys.map((survey) => `${survey.survey} ${'to' in survey ? survey.to.id : survey.field.id}`);

describe('planSchemaChange', () => {
  it('creates a table with its columns, keys and constraints, and asks no data', () => {
    const found = plan(null, [
      name,
      sampleField('f_age', 'integer', { indexed: true }),
      formula({ '+': [{ var: 'f_age' }, 1] }),
    ]);
    expect(steps(found)).toEqual([
      'createTable',
      'addColumn f_name',
      'addColumn f_age',
      'addColumn f_sum',
      'addSortKey f_name',
      'addUnique f_name',
      'addIndex f_age',
    ]);
    expect(found.surveys).toEqual([]);
  });

  it('does nothing for what only people see: labels, keys, help, order, decimals, renamed options', () => {
    const choice = sampleField('f_c', 'choice', { options: sampleOptions('c', 'A', 'B') });
    const renamed = sampleField('f_c', 'choice', { options: sampleOptions('c', 'Alpha', 'B', 'C') });
    const changed = { ...fee, labels: { zh: '月费' }, key: 'monthly', help: { en: 'Per month' } };
    const before = [name, fee, choice, sampleField('f_d', 'decimal', { options: { digits: 2, grouping: true } })];
    const after = [renamed, changed, sampleField('f_d', 'decimal', { options: { digits: 0, grouping: true } }), name];
    expect(plan(before, after)).toEqual({ steps: [], surveys: [], issues: [] });
  });

  it('converts a changed type, freeing and binding the column around it, and asks what becomes of the values', () => {
    const found = plan([name, { ...fee, indexed: true }], [name, sampleField('f_fee', 'money', { indexed: true })]);
    expect(steps(found)).toEqual(['dropIndex f_fee', 'dropSortKey f_fee', 'convertColumn f_fee', 'addIndex f_fee']);
    expect(surveys(found)).toEqual(['conversion f_fee']);
  });

  it('says what even converted values lose', () => {
    const found = plan([sampleField('f_at', 'dateTime')], [sampleField('f_at', 'date')]);
    expect(found.steps).toMatchObject([
      { step: 'convertColumn', loses: { en: expect.stringContaining('time of day') } },
    ]);
  });

  it('converts where options are removed, and where a currency has other minor units', () => {
    const before = sampleField('f_c', 'choice', { options: sampleOptions('c', 'A', 'B') });
    const after = sampleField('f_c', 'choice', { options: sampleOptions('c', 'A') });
    expect(surveys(plan([before], [after]))).toEqual(['conversion f_c']);
    const money = (currency: string): FieldDefinition => sampleField('f_m', 'money', { options: { currency } });
    expect(steps(plan([money('CNY')], [money('USD')]))).toEqual([]);
    expect(steps(plan([money('CNY')], [money('JPY')]))).toEqual(['convertColumn f_m']);
  });

  it('moves a deleted field to the bin with the count of what it holds, and drops a formula for good', () => {
    const found = plan([name, fee, formula({ '+': [1, 2] })], [fee]);
    expect(steps(found)).toEqual(['dropUnique f_name', 'dropSortKey f_name', 'binColumn f_name', 'dropColumn f_sum']);
    expect(surveys(found)).toEqual(['filled f_name']);
  });

  it('takes a column back from the bin, converting it if its definition has changed', () => {
    expect(steps(plan([name], [name, fee], [fee]))).toEqual(['takeBackColumn f_fee', 'addSortKey f_fee']);
    const found = plan([name], [name, sampleField('f_fee', 'money')], [fee]);
    expect(steps(found)).toEqual(['takeBackColumn f_fee', 'convertColumn f_fee']);
    expect(surveys(found)).toEqual(['conversion f_fee']);
  });

  it('asks for duplicates and missing values before it binds', () => {
    const found = plan([fee], [{ ...fee, unique: true, required: true }]);
    expect(steps(found)).toEqual(['addUnique f_fee']);
    expect(surveys(found)).toEqual(['duplicate f_fee', 'missing f_fee']);
    expect(surveys(plan([name], [name, { ...fee, required: true }]))).toEqual(['missing f_fee']);
  });

  it('judges uniqueness again when the values are rewritten', () => {
    const found = plan([{ ...fee, unique: true }], [sampleField('f_fee', 'integer', { unique: true })]);
    expect(steps(found)).toEqual(['dropUnique f_fee', 'dropSortKey f_fee', 'convertColumn f_fee', 'addUnique f_fee']);
    expect(surveys(found)).toEqual(['conversion f_fee', 'duplicate f_fee']);
  });

  it('numbers the records that are there when a running number is added', () => {
    expect(steps(plan([name], [name, sampleField('f_no', 'autoNumber')]))).toEqual([
      'addColumn f_no',
      'numberRecords f_no',
    ]);
    expect(steps(plan([sampleField('f_no', 'autoNumber')], [sampleField('f_no', 'integer')]))).toEqual([
      'convertColumn f_no',
    ]);
  });

  it('computes new, changed and dependent formulas again, each after those it reads', () => {
    const age = sampleField('f_age', 'integer');
    const second = sampleField('f_two', 'formula', {
      options: {
        rule: { '*': [{ var: 'f_sum' }, 2] },
        result: { type: 'decimal', options: { digits: 2, grouping: true } },
      },
    });
    const sum = formula({ '+': [{ var: 'f_age' }, 1] });
    expect(steps(plan([age], [age, second, sum]))).toEqual([
      'addColumn f_two',
      'addColumn f_sum',
      'recompute f_sum,f_two',
    ]);
    expect(steps(plan([age, second, sum], [age, second, formula({ '+': [{ var: 'f_age' }, 2] })]))).toEqual([
      'recompute f_sum,f_two',
    ]);
    expect(steps(plan([sampleField('f_age', 'text'), second, sum], [age, second, sum])).at(-1)).toBe(
      'recompute f_sum,f_two',
    );
    expect(steps(plan([age, second, sum], [{ ...age, labels: { en: 'Age' } }, second, sum]))).toEqual([]);
  });

  it('gives a formula a column only while it is stored', () => {
    const end = sampleField('f_end', 'date');
    const stored = formula({ var: 'f_end' }, 'date');
    const onRead = formula({ if: [{ '<': [{ var: 'f_end' }, { today: [] }] }, { var: 'f_end' }, null] }, 'date');
    expect(steps(plan([end, stored], [end, onRead]))).toEqual(['dropColumn f_sum']);
    expect(steps(plan([end, onRead], [end, stored]))).toEqual(['addColumn f_sum', 'recompute f_sum']);
    expect(steps(plan([end, onRead], [end]))).toEqual([]);
  });

  it('replaces the column of a formula whose result is stored otherwise', () => {
    const found = plan(
      [fee, formula({ var: 'f_fee' }, 'text')],
      [fee, formula({ length: [{ var: 'f_fee' }] }, 'integer')],
    );
    expect(steps(found)).toEqual(['dropSortKey f_sum', 'dropColumn f_sum', 'addColumn f_sum', 'recompute f_sum']);
  });

  it('refuses to turn entered values into calculated ones and back', () => {
    const found = plan([sampleField('f_sum', 'decimal')], [formula({ '+': [1, 2] })]);
    expect(found.steps).toEqual([]);
    expect(found.issues).toMatchObject([{ code: 'model.type_change_unavailable', path: ['fields', 0, 'type'] }]);
  });
});

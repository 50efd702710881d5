import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryValues, everyTypeEntity, sampleEntity, sampleField, telcoEntity } from './testing/index.ts';
import { acceptValues, defaultValues } from './values.ts';

const context = { now: Date.UTC(2026, 2, 1, 20), timeZone: 'Asia/Shanghai', me: { id: 'u_1' } };

const entity = sampleEntity('e_1', [
  sampleField('f_name', 'text', { required: true, labels: { zh: '名称', en: 'Name' } }),
  sampleField('f_since', 'date', { default: { today: [] } }),
  sampleField('f_fee', 'money', { default: 100 }),
  sampleField('f_no', 'autoNumber'),
  sampleField('f_note', 'text'),
]);

describe('acceptValues', () => {
  it('fills the defaults of a new record, dates by the time zone of the context', () => {
    const answer = acceptValues(entity, { f_name: 'A' }, 'create', context);
    expect(answer).toEqual({ ok: true, values: { f_name: 'A', f_since: '2026-03-02', f_fee: 100, f_note: null } });
  });

  it('lets an explicit empty stand against the default', () => {
    const answer = acceptValues(entity, { f_name: 'A', f_fee: null, f_since: '' }, 'create', context);
    expect(answer).toMatchObject({ ok: true, values: { f_fee: null, f_since: null } });
  });

  it('touches only what an update names', () => {
    expect(acceptValues(entity, { f_note: 'x' }, 'update', context)).toEqual({ ok: true, values: { f_note: 'x' } });
  });

  it('refuses a missing or emptied required value at its field', () => {
    for (const mode of ['create', 'update'] as const) {
      const answer = acceptValues(entity, { f_name: '' }, mode, context);
      expect(answer).toMatchObject({ ok: false, issues: [{ code: 'model.value_required', path: ['f_name'] }] });
    }
    expect(acceptValues(entity, {}, 'create', context)).toMatchObject({ ok: false });
  });

  it('lists everything that is wrong at once, each at its field', () => {
    const given = { f_name: 1, f_gone: 'x', f_no: 7, createdAt: 5, f_fee: 1.5 };
    const answer = acceptValues(entity, given, 'update', context);
    expect(answer.ok ? [] : answer.issues.map((found) => [found.path[0], found.code])).toEqual([
      ['f_name', 'model.not_text'],
      ['f_gone', 'model.field_unknown'],
      ['f_no', 'model.not_settable'],
      ['createdAt', 'model.not_settable'],
      ['f_fee', 'model.not_whole'],
    ]);
  });

  it('names the field when a default gives nothing usable', () => {
    const bad = sampleEntity('e_2', [sampleField('f_fee', 'money', { default: 'much' })]);
    expect(acceptValues(bad, {}, 'create', context)).toMatchObject({
      ok: false,
      issues: [{ code: 'model.default_refused', params: { field: { en: 'f_fee' } } }],
    });
  });

  it('accepts unchanged what is stored, for every type (seeded)', () => {
    for (const every of [everyTypeEntity(), telcoEntity()]) {
      fc.assert(
        fc.property(arbitraryValues(every), (values) => {
          const answer = acceptValues(every, values, 'update', context);
          if (every.id === 'e_telco' && values.f_customer === null) expect(answer.ok).toBe(false);
          else expect(answer).toEqual({ ok: true, values });
        }),
        { seed: 5, numRuns: 500 },
      );
    }
  });
});

describe('defaultValues', () => {
  it('gives an empty form what a new record would hold', () => {
    expect(defaultValues(entity, context)).toEqual({ f_since: '2026-03-02', f_fee: 100 });
  });
});

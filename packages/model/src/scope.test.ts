import { describe, expect, it } from 'vitest';
import { entityScope } from './scope.ts';
import { sampleEntity, sampleField, sampleLookup, telcoEntity } from './testing/index.ts';

const there = sampleEntity('e_2', [sampleField('f_name', 'text', { labels: { zh: '名称', en: 'Name' } })]);
const here = sampleEntity('e_1', [
  sampleField('f_fee', 'money', { options: { currency: 'JPY' }, required: true }),
  sampleField('f_to', 'relation', { labels: { zh: '客户', en: 'Customer' }, options: { entity: 'e_2' } }),
  sampleField('f_self', 'relation', { options: { entity: 'e_1' } }),
]);
const scope = entityScope(here, sampleLookup(there));

describe('entityScope', () => {
  it('types own fields, formulas by their result, and the record’s own columns', () => {
    expect(scope.field('f_fee')?.type).toEqual({ kind: 'money', currency: 'JPY', digits: 0 });
    expect(scope.field('createdAt')).toMatchObject({ type: { kind: 'dateTime' }, required: true });
    expect(scope.field('id')).toMatchObject({ type: { kind: 'record', entity: 'e_1' }, required: true });
    expect(entityScope(telcoEntity({ formula: true }), sampleLookup()).field('f_yearly')?.type.kind).toBe('number');
  });

  it('never promises that a required field is filled: older records and the bin know no such rule', () => {
    expect(scope.field('f_fee')?.required).toBe(false);
  });

  it('sees one step through relations, the entity itself included before it is published', () => {
    expect(scope.field('f_to.f_name')).toMatchObject({
      type: { kind: 'text' },
      labels: { zh: '客户的名称', en: 'Customer › Name' },
      required: false,
    });
    expect(scope.field('f_to.createdAt')).toMatchObject({ type: { kind: 'dateTime' }, required: false });
    expect(scope.field('f_self.f_fee')?.type.kind).toBe('money');
    for (const path of ['f_gone', 'f_fee.f_name', 'f_to.f_gone', 'f_self.f_to.f_name', ''])
      expect(scope.field(path), path).toBeUndefined();
  });

  it('lists every path it answers for', () => {
    const paths = scope.all().map((field) => field.path);
    expect(paths).toContain('f_to.f_name');
    expect(paths.every((path) => scope.field(path) !== undefined)).toBe(true);
  });
});

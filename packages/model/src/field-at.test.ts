import { expect, it } from 'vitest';
import { fieldAt, relatedFieldsOf } from './field-at.ts';
import { sampleEntity, sampleField, sampleLookup } from './testing/index.ts';

const company = sampleEntity('e_company', [
  sampleField('f_size', 'integer', { labels: { zh: '规模', en: 'Size' } }),
  sampleField('f_parent', 'relation', { labels: { zh: '母公司', en: 'Parent' }, options: { entity: 'e_company' } }),
]);
const contact = sampleEntity('e_contact', [
  sampleField('f_fee', 'decimal', { labels: { zh: '费用', en: 'Fee' } }),
  sampleField('f_company', 'relation', { labels: { zh: '公司', en: 'Company' }, options: { entity: 'e_company' } }),
  sampleField('f_lost', 'relation', { options: { entity: 'e_gone' } }),
]);
const lookup = sampleLookup(company);

it('a field of a related record is named with its relation, and known by its path', () => {
  expect(fieldAt(contact, lookup, 'f_company.f_size')).toMatchObject({
    id: 'f_company.f_size',
    type: 'integer',
    labels: { zh: '公司 · 规模', en: 'Company · Size' },
  });
  expect(fieldAt(contact, lookup, 'f_fee')).toBe(contact.fields[0]);
  for (const path of ['', 'id', 'f_company.id', 'f_company.f_parent.f_size', 'f_lost.f_size'])
    expect(fieldAt(contact, lookup, path), path).toBeUndefined();
});

it('related fields are one step away, through the entity itself as well', () => {
  const [only, ...others] = relatedFieldsOf(contact, lookup);
  expect(others).toEqual([]);
  expect(only?.relation.id).toBe('f_company');
  expect(only?.fields.map(({ id }) => id)).toEqual(['f_company.f_size', 'f_company.f_parent']);
  expect(relatedFieldsOf(company, lookup).map(({ entity }) => entity.id)).toEqual(['e_company']);
});

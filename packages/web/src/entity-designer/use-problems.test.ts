import type { EntityDefinition, FieldDefinition, ModelLookup } from '@keepwell/model';
import { expect, test } from 'vitest';
import { checkDraft, fieldOfIssue, issuesAt } from './use-problems.ts';
import { usesInside } from './use-uses.ts';

const lookup: ModelLookup = { entity: () => undefined, entities: () => [] };

function field(id: string, type: string, options: Record<string, unknown> = {}): FieldDefinition {
  const flags = { required: false, unique: false, indexed: false };
  return { id, key: id.slice(2), type, labels: { en: id }, options, ...flags };
}

const years = field('f_years', 'formula', {
  rule: { '/': [{ var: 'f_months' }, 12] },
  result: { type: 'decimal', options: { digits: 2, grouping: true } },
});
const doc: EntityDefinition = {
  key: 'customer',
  labels: { en: 'Customer' },
  icon: 'users',
  titleField: null,
  fields: [field('f_months', 'integer', { grouping: true }), years],
};

test('a problem is found at its place and leads to its field', () => {
  const twice = { ...doc, fields: [...doc.fields, { ...field('f_other', 'text'), key: 'months' }] };
  const issues = checkDraft(twice, 'e_customer', lookup);
  const [found] = issuesAt(issues, ['fields', 2, 'key']);
  expect(found?.code).toBe('model.key_repeated');
  expect(found === undefined ? null : fieldOfIssue(twice, found)).toBe('f_other');
  expect(issuesAt(issues, ['fields', 0])).toEqual([]);
});

test('a draft whose shape is wrong is told by its shape alone', () => {
  const issues = checkDraft({ ...doc, key: 'Not A Key' }, 'e_customer', lookup);
  expect(issues.map((found) => found.code)).toEqual(['model.body_invalid']);
  expect(issues[0] === undefined ? '' : fieldOfIssue(doc, issues[0])).toBeNull();
});

test('a field knows the formulas of its own entity that read it', () => {
  const uses = usesInside(doc, 'e_customer', lookup);
  expect(uses.get('f_months')).toEqual(['f_years']);
  expect(uses.get('f_years')).toBeUndefined();
});

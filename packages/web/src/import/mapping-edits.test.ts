import { expect, test } from 'vitest';
import { countMapped, isComplete, proposeField, withField, type FileColumn, type Mapping } from './mapping-edits.ts';

const newField = { type: 'text', options: {}, labels: { en: 'Name' }, key: 'name', unique: false };
const mapping: Mapping = {
  target: { entity: 'e_customer' },
  columns: [
    { index: 0, field: { id: 'f_id' } },
    { index: 1, field: newField },
    { index: 2, field: null },
  ],
  matchColumn: 0,
  onMatch: 'update',
  addOptions: true,
};
const column: FileColumn = {
  index: 2,
  name: 'Name',
  type: 'choice',
  options: {},
  filled: 3,
  empty: 0,
  distinct: 2,
  unique: false,
  samples: [],
  notes: [],
  reading: {},
};

test('a field that another column takes is let go by the former one', () => {
  const next = withField(mapping, 2, { id: 'f_id' });
  expect(next.columns.map((mapped) => mapped.field)).toEqual([null, newField, { id: 'f_id' }]);
});

test('a column that is not imported cannot find records', () => {
  expect(withField(mapping, 0, null).matchColumn).toBeNull();
  expect(withField(mapping, 1, null).matchColumn).toBe(0);
});

test('a new field takes type and options of the column and a key of its own', () => {
  const proposed = proposeField(mapping, column, ['name_2']);
  expect(proposed).toMatchObject({ type: 'choice', key: 'name_3', labels: { en: 'Name' } });
});

test('a mapping without columns or without a name for the new entity is not complete', () => {
  expect(isComplete(mapping)).toBe(true);
  expect(countMapped(mapping)).toBe(2);
  expect(isComplete({ ...mapping, columns: [{ index: 0, field: null }] })).toBe(false);
  const target = { newEntity: { app: null, labels: { zh: ' ' }, key: 'x' } };
  expect(isComplete({ ...mapping, target })).toBe(false);
  expect(isComplete({ ...mapping, target: { newEntity: { ...target.newEntity, labels: { zh: '客户' } } } })).toBe(true);
});

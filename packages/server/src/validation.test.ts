import { endpoints } from '@keepwell/api';
import { isAppError } from '@keepwell/kernel';
import { expect, test } from 'vitest';
import { createCheck } from './validation.ts';

function issuesOf(work: () => void) {
  try {
    work();
  } catch (thrown) {
    if (isAppError(thrown, 'server.request_invalid')) return thrown.issues;
    throw thrown;
  }
  return [];
}

const setUp = createCheck(endpoints.setUp.body!, 'body', 'form');
const create = createCheck(endpoints.createRecords.body!, 'body', 'body');

test('every mistake of a form is listed with its place', () => {
  const issues = issuesOf(() =>
    setUp({
      token: 'x',
      organisation: { name: '', language: 'fr', timeZone: 'UTC', currency: 'yen' },
      owner: { name: 'Lin', email: 'lin', password: 'short' },
    }),
  );
  expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`).toSorted()).toEqual([
    'server.value_choice organisation.language',
    'server.value_email owner.email',
    'server.value_form organisation.currency',
    'server.value_missing organisation.name',
    'server.value_short owner.password',
  ]);
});

test('a large body is refused at its first mistake, which names row and field', () => {
  const rows = Array.from({ length: 1000 }, () => ({ f_a: { nested: true } }));
  const issues = issuesOf(() => create({ records: rows }));
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: 'server.value_type', path: ['records', 0, 'f_a'] });
});

test('nothing in a body is turned into another type', () => {
  expect(issuesOf(() => create({ records: [{ f_a: '1', f_b: 1, f_c: null, f_d: ['x'], f_e: true }] }))).toEqual([]);
  expect(issuesOf(() => create({ records: { f_a: 1 } }))[0]).toMatchObject({ code: 'server.value_type' });
});

test('numbers in paths and queries arrive as text and become numbers', () => {
  const params = { entity: 'e_1', record: '12' };
  createCheck(endpoints.getRecord.params!, 'params', 'text')(params);
  expect(params.record).toBe(12);
  const bad = issuesOf(() =>
    createCheck(endpoints.getRecord.params!, 'params', 'text')({ entity: 'e_1', record: 'x' }),
  );
  expect(bad[0]).toMatchObject({ code: 'server.value_type', path: ['params', 'record'] });
});

test('too many entries say how many fit', () => {
  const issues = issuesOf(() => create({ records: Array.from({ length: 5001 }, () => ({})) }));
  expect(issues[0]).toMatchObject({ code: 'server.value_many', params: { limit: 5000 }, path: ['records'] });
});

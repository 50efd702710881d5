import { mergeBodies } from '@keepwell/model';
import { expect, test } from 'vitest';
import { withValueAt } from './conflict-edits.ts';

const body = {
  labels: { en: 'Customer' },
  fields: [
    { id: 'f_a', labels: { en: 'A' } },
    { id: 'f_b', labels: { en: 'B' } },
  ],
};

test('a value deep in an item of a list is found by the item’s id', () => {
  expect(withValueAt(body, ['fields', 'f_b', 'labels', 'en'], 'X')).toEqual({
    ...body,
    fields: [body.fields[0], { id: 'f_b', labels: { en: 'X' } }],
  });
});

test('an undefined value takes the key or the item away, a missing item is put at the end', () => {
  expect(withValueAt(body, ['fields', 'f_a'], undefined)).toEqual({ ...body, fields: [body.fields[1]] });
  expect(withValueAt(body, ['labels', 'en'], undefined)).toEqual({ ...body, labels: {} });
  const item = { id: 'f_c', labels: {} };
  expect(withValueAt(body, ['fields', 'f_c'], item)).toEqual({ ...body, fields: [...body.fields, item] });
});

test('choosing theirs for every conflict gives their body, mine for none gives mine', () => {
  const mine = withValueAt(withValueAt(body, ['fields', 'f_a', 'labels', 'en'], 'Mine'), ['labels', 'en'], 'M');
  const theirs = withValueAt(withValueAt(body, ['fields', 'f_a'], undefined), ['labels', 'en'], 'T');
  const { body: merged, conflicts } = mergeBodies(body, mine, theirs);
  expect(conflicts.length).toBeGreaterThan(0);
  expect(merged).toEqual(mine);
  const chosen = conflicts.reduce<unknown>((now, one) => withValueAt(now, one.path, one.theirs), merged);
  expect(chosen).toEqual(theirs);
});

import { expect, test } from 'vitest';
import { checkedRule } from './use-checked.ts';

test('named rows are a list of numbers, whatever the filter', () => {
  expect(checkedRule({ '<': [1, 2] }, false, [3, 4])).toEqual({ in: [{ var: 'id' }, [3, 4]] });
});

test('all rows are the filter itself, without the ones taken off', () => {
  expect(checkedRule(null, true, [])).toBeNull();
  expect(checkedRule({ '<': [1, 2] }, true, [])).toEqual({ '<': [1, 2] });
  expect(checkedRule({ '<': [1, 2] }, true, [7])).toEqual({
    and: [{ '<': [1, 2] }, { '!': [{ in: [{ var: 'id' }, [7]] }] }],
  });
  expect(checkedRule(null, true, [7])).toEqual({ '!': [{ in: [{ var: 'id' }, [7]] }] });
});

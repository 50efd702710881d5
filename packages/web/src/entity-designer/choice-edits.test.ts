import type { Option } from '@keepwell/model';
import { expect, test } from 'vitest';
import { addOptions, moveOption, nextColour, sortOptions } from './choice-edits.ts';

let serial = 0;
const newId = () => `o_${(serial += 1)}`;
const labels = (options: readonly Option[]) => options.map((option) => option.labels.en ?? option.labels.zh);

test('pasted lines become options, each label once', () => {
  const one = addOptions([], 'Month-to-month\r\n One year \n\nTwo year', 'en', newId);
  expect(labels(one)).toEqual(['Month-to-month', 'One year', 'Two year']);
  expect(labels(addOptions(one, 'one YEAR\nＯｎｅ　ｙｅａｒ\nOther', 'en', newId))).toEqual([...labels(one), 'Other']);
});

test('new options take turns in colour', () => {
  const options = addOptions([], 'a\nb\nc', 'zh', newId);
  expect(new Set(options.map((option) => option.colour)).size).toBe(3);
  expect(options.map((option) => option.colour)).not.toContain(nextColour(options));
});

test('nothing new leaves the list as it is', () => {
  const options = addOptions([], 'a', 'en', newId);
  expect(addOptions(options, ' \n', 'en', newId)).toBe(options);
});

test('options move one place and stay within the list', () => {
  const options = addOptions([], 'a\nb\nc', 'en', newId);
  expect(labels(moveOption(options, 2, -1))).toEqual(['a', 'c', 'b']);
  expect(moveOption(options, 0, -1)).toBe(options);
});

test('options are sorted as a reader of the language expects', () => {
  expect(labels(sortOptions(addOptions([], '10 days\n9 days', 'en', newId), 'en'))).toEqual(['9 days', '10 days']);
  expect(labels(sortOptions(addOptions([], '重庆\n北京', 'zh', newId), 'zh'))).toEqual(['北京', '重庆']);
});

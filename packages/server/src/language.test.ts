import { expect, test } from 'vitest';
import { preferredLanguage } from './language.ts';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['fr;q=0.9, zh-Hant;q=0.4, en;q=0.3', 'zh'],
  ['en;q=0, zh;q=0.1', 'zh'],
  ['fr', null],
  ['', null],
  [undefined, null],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

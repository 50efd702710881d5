// Both languages say the same things: same namespaces, same keys, same placeholders.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = (language: string) => new URL(`./${language}/`, import.meta.url);
const namespaces = readdirSync(folder('en')).sort();
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(new URL(file, folder(language)), 'utf8')) as Record<string, string>;
/** English tells one from many; Chinese does not. */
const bare = (key: string) => key.replace(/_(?:one|other)$/, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort((a, b) => (a < b ? -1 : 1));

test('both languages have the same namespaces', () => {
  expect(readdirSync(folder('zh')).sort()).toEqual(namespaces);
});

test.each(namespaces)('%s has the same keys in both languages', (file) => {
  const keysOf = (language: string) => [...new Set(Object.keys(read(language, file)).map(bare))].sort();
  expect(keysOf('zh')).toEqual(keysOf('en'));
});

test.each(namespaces)('%s fills the same placeholders in both languages', (file) => {
  const zh = read('zh', file);
  const zhByKey = Object.fromEntries(Object.entries(zh).map(([key, text]) => [bare(key), text]));
  for (const [key, text] of Object.entries(read('en', file))) {
    // "1 record" may spell the number out.
    if (key.endsWith('_one')) continue;
    expect(placeholders(text), key).toEqual(placeholders(zhByKey[bare(key)] ?? ''));
  }
});

test.each(namespaces)('%s has both plural forms in English wherever it has one', (file) => {
  const keys = Object.keys(read('en', file));
  for (const key of keys.filter((name) => /_(?:one|other)$/.test(name))) {
    expect(keys).toContain(`${bare(key)}_one`);
    expect(keys).toContain(`${bare(key)}_other`);
  }
});

test.each(namespaces)('%s has no empty text', (file) => {
  for (const language of ['zh', 'en']) {
    for (const [key, text] of Object.entries(read(language, file))) expect(text.trim(), key).not.toBe('');
  }
});

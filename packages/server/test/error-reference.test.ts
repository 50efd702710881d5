import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { allCodes } from '../src/all-codes.ts';
import { findCodeTables, packagesFolder, printReference } from './code-tables.ts';

const tables = await findCodeTables();
const codes = new Set([...tables.values()].flatMap((table) => Object.keys(table)));

/** Codes that text in a source file names, by package prefix; tests are read, too: they must not expect what cannot come. */
function codesNamedIn(pattern: string): Map<string, string> {
  const prefix = [...tables.keys()].join('|');
  const found = new Map<string, string>();
  for (const file of globSync(pattern, { cwd: packagesFolder, exclude: (path) => path.includes('node_modules') })) {
    const text = readFileSync(resolve(packagesFolder, file), 'utf8');
    for (const [, code] of text.matchAll(new RegExp(`['"\`]((?:${prefix})\\.[a-z]+(?:_[a-z]+)*)['"\`]`, 'g'))) {
      if (code !== undefined) found.set(code, file);
    }
  }
  return found;
}

test('the reference page lists exactly the codes of all packages, in both languages', async () => {
  await expect(printReference(tables)).toMatchFileSnapshot('../../../docs/reference/errors.md');
});

test('every code begins with the name of its package and is written in snake_case', () => {
  for (const [name, table] of tables) {
    for (const code of Object.keys(table)) expect(code).toMatch(new RegExp(`^${name}\\.[a-z]+(_[a-z]+)*$`));
  }
});

test('every code has a sentence in both languages, with the same parameters', () => {
  const parametersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
  for (const table of tables.values()) {
    for (const [code, { message }] of Object.entries(table)) {
      expect(message.zh, code).toMatch(/\p{Script=Han}/u);
      expect(message.en, code).toMatch(/[a-z]{3}/i);
      expect(parametersOf(message.zh), code).toEqual(parametersOf(message.en));
    }
  }
});

test('every code that a source file names exists', () => {
  const unknown = [...codesNamedIn('*/src/**/*.{ts,tsx}')].filter(([code]) => !codes.has(code));
  expect(unknown).toEqual([]);
});

test('every code of the server is used', () => {
  const used = codesNamedIn('server/src/**/!(errors|*.test).ts');
  expect(Object.keys(tables.get('server') ?? {}).filter((code) => !used.has(code))).toEqual([]);
});

test('the server can put every code that reaches it into words', () => {
  const beyond = ['web', 'ui'];
  for (const [name, table] of tables) {
    if (beyond.includes(name)) continue;
    expect(
      Object.keys(table).filter((code) => allCodes[code] === undefined),
      name,
    ).toEqual([]);
  }
});

// Finds the error tables of all packages, and prints them as the reference page.
import type { CodeTable } from '@keepwell/kernel';
import { globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const packagesFolder = resolve(import.meta.dirname, '../..');

/** Package → its codes, from every `errors.ts`, in alphabetical order. */
export async function findCodeTables(): Promise<Map<string, CodeTable>> {
  const tables = new Map<string, CodeTable>();
  for (const file of globSync('*/src/errors.ts', { cwd: packagesFolder }).toSorted()) {
    const exported = (await import(pathToFileURL(resolve(packagesFolder, file)).href)) as Record<string, unknown>;
    const table = Object.entries(exported).find(([name]) => name.endsWith('Codes'))?.[1];
    if (table === undefined) throw new Error(`${file} exports no table of codes`);
    tables.set(basename(dirname(dirname(file))), table as CodeTable);
  }
  return tables;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Status 0 marks what is never an answer by itself: an issue inside one, or a sentence at the terminal. */
export function printReference(tables: ReadonlyMap<string, CodeTable>): string {
  const lines = [
    '# Codes of errors and issues · 错误代码',
    '',
    'Every problem and issue that Keepwell reports carries one of these codes. `status` is the HTTP status of a problem; codes',
    'without one are issues inside a problem or a plan, or sentences at the terminal. `{name}` stands for a parameter.',
    '',
    '留客报告的每个错误与问题都带有下列代码之一。`status` 为 HTTP 状态；没有状态的是问题清单中的条目或终端中的提示。',
    '',
    'This page is generated from the `errors.ts` of the packages: `vitest run -u packages/server/test/error-reference.test.ts`.',
    '',
  ];
  for (const [name, table] of tables) {
    lines.push(`## ${name}`, '', '| code | status | English | 中文 |', '|---|--:|---|---|');
    for (const [code, { status, message }] of Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      lines.push(`| \`${code}\` | ${status ?? ''} | ${cell(message.en)} | ${cell(message.zh)} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

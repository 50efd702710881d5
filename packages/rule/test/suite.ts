// The official JSON-Logic suite, read from the shared data; tests say why when it is not there.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = process.env.KEEPWELL_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
export const suitePath = join(data, 'json-logic-official', 'tests.json');
export const hasSuite = existsSync(suitePath);

export interface SuiteCase {
  readonly rule: unknown;
  readonly data: unknown;
  readonly expected: unknown;
}

export function readSuite(): SuiteCase[] {
  const entries = JSON.parse(readFileSync(suitePath, 'utf8')) as unknown[];
  return entries
    .filter((entry): entry is [unknown, unknown, unknown] => Array.isArray(entry))
    .map(([rule, given, expected]) => ({ rule, data: given, expected }));
}

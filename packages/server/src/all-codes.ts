// Every code that can reach a person, from all packages, in one table.
import type { CodeTable } from '@keepwell/kernel';
import { ruleCodes } from '@keepwell/rule';
import { storeCodes } from '@keepwell/store';
import { serverCodes } from './errors.ts';

/** By package, in the order of the reference page. */
export const codeTables: Readonly<Record<string, CodeTable>> = {
  rule: ruleCodes,
  store: storeCodes,
  server: serverCodes,
};

export const allCodes: CodeTable = Object.assign({}, ...Object.values(codeTables));

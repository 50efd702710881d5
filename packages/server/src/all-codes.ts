// Every code that can reach a person through the server, from all packages, in one table.
import { exchangeCodes } from '@keepwell/exchange';
import { healthCodes } from '@keepwell/health';
import { hostCodes } from '@keepwell/host';
import type { CodeTable } from '@keepwell/kernel';
import { modelCodes } from '@keepwell/model';
import { ruleCodes } from '@keepwell/rule';
import { storeCodes } from '@keepwell/store';
import { serverCodes } from './errors.ts';

export const allCodes: CodeTable = {
  ...ruleCodes,
  ...modelCodes,
  ...exchangeCodes,
  ...storeCodes,
  ...healthCodes,
  ...hostCodes,
  ...serverCodes,
};

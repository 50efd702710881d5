// The Telco file and what is true of it, counted straight from its lines.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const data = process.env['KEEPWELL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
export const telcoFile = join(data, 'telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv');
export const hasTelco = existsSync(telcoFile);

export interface TelcoFacts {
  readonly records: number;
  /** Contract = Month-to-month and tenure < 12. */
  readonly newAndMonthly: number;
}

/** The file has no quoted cells, so its lines can be cut at commas. */
export function countTelco(): TelcoFacts {
  const [head = '', ...lines] = readFileSync(telcoFile, 'utf8').trim().split(/\r?\n/);
  const names = head.replace(/^\ufeff/, '').split(',');
  const contract = names.indexOf('Contract');
  const tenure = names.indexOf('tenure');
  const rows = lines.map((line) => line.split(','));
  return {
    records: rows.length,
    newAndMonthly: rows.filter((row) => row[contract] === 'Month-to-month' && Number(row[tenure]) < 12).length,
  };
}

// The Telco customers as an entity with typed fields, for tests that begin where an import has ended.
import { readFileSync } from 'node:fs';
import { telcoFile } from './telco.ts';

type Send = (method: 'POST' | 'PUT', path: string, body: unknown) => Promise<unknown>;

const choices = ['Contract', 'InternetService', 'OnlineSecurity', 'TechSupport', 'PaymentMethod'] as const;
const labels: Readonly<Record<string, string>> = {
  customerID: '客户编号',
  tenure: '在网月数',
  MonthlyCharges: '月费',
  TotalCharges: '累计费用',
  Contract: '合同',
  InternetService: '上网方式',
  OnlineSecurity: '在线安全',
  TechSupport: '技术支持',
  PaymentMethod: '付款方式',
  Churn: '流失',
};

const idOf = (name: string): string => `f_${name.toLowerCase()}`;

export function telcoRows(): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(telcoFile, 'utf8').trim().split(/\r?\n/);
  const names = head.replace(/^\ufeff/, '').split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell.trim()])));
}

/** Creates `e_telco` and all its records; answers how many there are. */
export async function createTelco(send: Send): Promise<number> {
  const all = telcoRows();
  const options = (name: string) => [...new Set(all.map((row) => row[name] ?? ''))].sort();
  const field = (name: string, type: string, settings: Record<string, unknown> = {}) => ({
    id: idOf(name),
    key: name.toLowerCase(),
    type,
    labels: { en: name, zh: labels[name] ?? name },
    options: settings,
    required: false,
    unique: false,
    indexed: false,
  });
  const words = new Map(choices.map((name) => [name, options(name)]));
  await send('POST', '/api/documents', {
    kind: 'app',
    app: null,
    id: 'a_telco',
    body: { labels: { en: 'Telco', zh: '电信' }, icon: 'users', entities: [] },
    publish: true,
  });
  await send('POST', '/api/documents', {
    kind: 'entity',
    app: 'a_telco',
    id: 'e_telco',
    publish: true,
    body: {
      key: 'customer',
      labels: { en: 'Customers', zh: '客户' },
      icon: 'users',
      titleField: 'f_customerid',
      fields: [
        field('customerID', 'text'),
        field('tenure', 'integer', { grouping: true }),
        field('MonthlyCharges', 'decimal', { grouping: true, digits: 2 }),
        field('TotalCharges', 'decimal', { grouping: true, digits: 2 }),
        ...choices.map((name) =>
          field(name, 'choice', {
            options: options(name).map((word, at) => ({
              id: `o_${at}`,
              colour: 'grey',
              labels: { en: word, zh: word },
            })),
          }),
        ),
        field('Churn', 'yesNo'),
      ],
    },
  });
  const number = (text = ''): number | null => (text === '' ? null : Number(text));
  const records = all.map((row) => ({
    f_customerid: row['customerID'],
    f_tenure: number(row['tenure']),
    f_monthlycharges: number(row['MonthlyCharges']),
    f_totalcharges: number(row['TotalCharges']),
    f_churn: row['Churn'] === 'Yes',
    ...Object.fromEntries(choices.map((name) => [idOf(name), `o_${words.get(name)?.indexOf(row[name] ?? '')}`])),
  }));
  for (let at = 0; at < records.length; at += 1000) {
    await send('POST', '/api/entities/e_telco/records', { records: records.slice(at, at + 1000) });
  }
  return records.length;
}

// The acceptance of imports on real files, with the figures that their README files state.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { fieldById } from '@keepwell/model';
import { type Actor, fullGrants, type Store } from '@keepwell/store';
import { afterAll, expect, it } from 'vitest';
import { describeStores } from '@keepwell/store/testing';
import { createImporter, createImportWorkers } from '../src/index.ts';

const data = process.env.KEEPWELL_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const telco = join(data, 'telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv');
const retail = join(data, 'online-retail/online_retail_2010-12_to_2011-02.csv.gz');
const waimai = (name: string) => join(data, 'feedback-zh-waimai', name);
const isThere = existsSync(telco) && existsSync(retail) && existsSync(waimai('waimai_10k.csv'));
const because = isThere ? '' : ` (skipped: ${data} is absent)`;

const person: Actor = { kind: 'user', id: 'u_lin', grants: fullGrants };
const folder = mkdtempSync(join(tmpdir(), 'keepwell-real-'));
const workers = createImportWorkers();
afterAll(async () => {
  await workers.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importFile(store: Store, file: string) {
  const random = (bytes: number) => randomBytes(bytes);
  const clock = { now: () => Date.now() };
  const importer = await createImporter({ store, folder, clock, random, workers });
  const reader = { language: 'zh', timeZone: 'Asia/Shanghai' } as const;
  const name = file.split('/').at(-1) ?? '';
  const state = await importer.upload(person, { name, bytes: createReadStream(file), reader });
  await importer.run(person, state.id);
  const { run } = await importer.settled(person, state.id);
  await importer.close();
  const outcome = run?.outcome;
  const entity = store.documents.entity(outcome?.entity ?? '');
  if (outcome === null || outcome === undefined || entity === undefined) throw new Error(JSON.stringify(run));
  const idOf = (key: string) => entity.fields.find((field) => field.key === key)?.id ?? '';
  return { facts: state.facts, outcome, entity, idOf };
}

describeStores(`real files${because}`, (bed) => {
  it.skipIf(!isThere)(
    'Telco: 7,043 records, TotalCharges a decimal with 11 empty, MonthlyCharges 456,116.60',
    async () => {
      const store = await bed.open(await bed.place());
      const { outcome, entity, idOf } = await importFile(store, telco);
      expect(outcome).toMatchObject({ created: 7043, refused: 0 });
      expect(fieldById(entity, idOf('total_charges'))?.type).toBe('decimal');
      expect(fieldById(entity, idOf('customer_id'))).toMatchObject({ type: 'text', unique: true });
      const { total, figures } = await store.records.summarise(person, entity.id, {
        figures: [
          { field: idOf('monthly_charges'), summary: 'sum' },
          { field: idOf('total_charges'), summary: 'empty' },
        ],
      });
      expect([total, figures[0]?.toFixed(2), figures[1]]).toEqual([7043, '456116.60', 11]);
    },
    120_000,
  );

  it.skipIf(!isThere)(
    'waimai: UTF-8 and GB18030 give the same 11,987 records',
    async () => {
      const store = await bed.open(await bed.place());
      const tables: string[][] = [];
      for (const name of ['waimai_10k.csv', 'waimai_10k.gb18030.csv']) {
        const { facts, outcome, entity, idOf } = await importFile(store, waimai(name));
        expect(facts.dialect.encoding).toBe(name.includes('gb18030') ? 'gb18030' : 'utf-8');
        expect(outcome).toMatchObject({ created: 11_987, refused: 0 });
        const rows: string[] = [];
        for await (const { records } of store.records.exportRows(person, entity.id, {})) {
          for (const { values } of records) rows.push(JSON.stringify([values[idOf('label')], values[idOf('review')]]));
        }
        tables.push(rows);
      }
      expect(tables[0]).toHaveLength(11_987);
      expect(tables[1]).toEqual(tables[0]);
    },
    240_000,
  );
});

it.skipIf(!isThere || process.platform !== 'linux')(
  `Online Retail: 105,335 lines need at most 1.2 times the memory of their first 10,000${because}`,
  async () => {
    const whole = join(folder, 'whole.csv');
    const first = join(folder, 'first.csv');
    writeFileSync(whole, gunzipSync(readFileSync(retail)));
    writeFileSync(first, readFileSync(whole, 'utf8').split('\n').slice(0, 10_001).join('\n'));
    const measure = async (file: string) => {
      const script = join(import.meta.dirname, 'import-memory.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, file]);
      return JSON.parse(stdout) as { created: number; peak: number };
    };
    const small = await measure(first);
    const large = await measure(whole);
    expect([small.created, large.created]).toEqual([10_000, 105_335]);
    const ratio = large.peak / small.peak;
    process.stdout.write(`peak memory ${large.peak / 1e6} MB against ${small.peak / 1e6} MB: ${ratio.toFixed(2)}\n`);
    expect(ratio).toBeLessThanOrEqual(1.2);
  },
  300_000,
);

// Imports on real stores: what goes in, what comes back, and what survives a cancel, a restart and a second file.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from '@keepwell/exchange';
import { type FieldDefinition, fieldTypes } from '@keepwell/model';
import { type Actor, fullGrants, type Store } from '@keepwell/store';
import { afterAll, expect, it } from 'vitest';
import { describeStores } from '@keepwell/store/testing';
import { createImporter, createImportWorkers, type Importer, type ImportState } from '../src/index.ts';

const reader = { language: 'zh', timeZone: 'Asia/Shanghai' } as const;
const person: Actor = { kind: 'user', id: 'u_lin', grants: fullGrants };
const random = (bytes: number) => randomBytes(bytes);
const folders: string[] = [];
/** One thread for all tests: starting one from the sources takes a second. */
const workers = createImportWorkers();
afterAll(() => workers.close());
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-imports-'));
  folders.push(folder);
  return folder;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function textOf(file: { chunks: AsyncIterable<string> }): Promise<string> {
  let text = '';
  for await (const chunk of file.chunks) text += chunk;
  return text;
}

function field(id: string, key: string, type: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  const options = fieldTypes.need(type).defaultOptions();
  return { id, key, type, labels: { en: key }, options, required: false, unique: false, indexed: false, ...more };
}

const fields = [
  field('f_no', 'no', 'text', { unique: true }),
  field('f_name', 'name', 'text'),
  field('f_fee', 'fee', 'decimal'),
  field('f_plan', 'plan', 'choice', {
    options: { options: [{ id: 'o_month', labels: { zh: '月付', en: 'Monthly' }, colour: 'green' }] },
  }),
];

const people = () =>
  Promise.resolve([
    { id: 'u_lin', name: '林夏', email: 'lin@example.com' },
    { id: 'u_wang1', name: '王敏', email: 'min1@example.com' },
    { id: 'u_wang2', name: '王敏', email: 'min2@example.com' },
  ]);

async function makeCustomers(store: Store): Promise<void> {
  const app = { labels: { zh: '客户' }, icon: 'users', entities: [] };
  await store.documents.create(person, { kind: 'app', app: null, body: app, publish: true, id: 'a_1' });
  const body = { key: 'customer', labels: { zh: '客户' }, icon: 'users', titleField: 'f_name', fields };
  await store.documents.create(person, { kind: 'entity', app: 'a_1', body, publish: true, id: 'e_customer' });
}

const records = async (store: Store, entity = 'e_customer') =>
  (await store.records.query(person, entity, { limit: 500 })).records.map(({ values }) => values);

describeStores('imports', (bed) => {
  async function start(slice = 250): Promise<{ store: Store; importer: Importer; folder: string }> {
    const store = await bed.open(await bed.place());
    const folder = newFolder();
    return {
      store,
      folder,
      importer: await createImporter({ store, folder, clock: bed.clock, random, workers, slice, people }),
    };
  }

  const upload = (importer: Importer, text: string, entity?: string) =>
    importer.upload(person, { name: '客户.csv', bytes: bytesOf(text), reader, entity });

  async function ran(importer: Importer, { id }: ImportState): Promise<ImportState> {
    await importer.run(person, id);
    return importer.settled(person, id);
  }

  it('writes good rows, gives bad rows back with reasons, and one undo takes all back', async () => {
    const { store, importer } = await start(2);
    await makeCustomers(store);
    const file =
      'no,name,fee,plan\nA1,甲,1.5,月付\nA2,乙,x,月付\nA3,丙,2,年付\nA4,丁,,monthly\nA1,戊,3,\nA6,"己\n",4,\n';
    const state = await upload(importer, file, 'e_customer');
    expect(state.mapping.columns.map(({ field: into }) => into)).toEqual(fields.map(({ id }) => ({ id })));
    await importer.dryRun(person, state.id);
    const { dryRun } = await importer.settled(person, state.id);
    expect(dryRun).toMatchObject({ job: { state: 'done', done: 6, total: 6 }, outcome: { created: 2, refused: 4 } });
    expect(await records(store)).toEqual([]);

    const { run } = await ran(importer, state);
    expect(run).toMatchObject({
      job: { state: 'done' },
      outcome: { created: 2, refused: 4, updated: 0, entity: 'e_customer' },
    });
    expect(run?.outcome?.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'fee', 'x'],
      [4, 'plan', '年付'],
      [6, 'no', 'A1'],
      [7, 'name', '己\n'],
    ]);
    expect((await records(store)).map((values) => values.f_no)).toEqual(['A1', 'A4']);
    const refused = await textOf(await importer.refusedRows(person, state.id, 'zh'));
    expect(refused.split('\r\n')[1]).toBe('3,“x”不是数字,应写成 1234.5 这样,A2,乙,x,月付');

    const undone = await store.records.undo(person, run?.outcome?.operation ?? 0, 'ask');
    expect(undone.done).toBe(true);
    expect(await records(store)).toEqual([]);
    await importer.close();
  });

  it('imports the corrected file of refused rows without being told how', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    const first = await upload(importer, 'no,name,fee\nA1,甲,x\n', 'e_customer');
    await ran(importer, first);
    const refused = await textOf(await importer.refusedRows(person, first.id, 'en'));
    const second = await upload(importer, refused.replace(',x', ',7'), 'e_customer');
    expect((await ran(importer, second)).run?.outcome).toMatchObject({ created: 1, refused: 0 });
    expect(await records(store)).toMatchObject([{ f_no: 'A1', f_fee: 7 }]);
    await importer.close();
  });

  it('updates the records it finds, leaves what the file leaves empty, and creates the rest', async () => {
    const { store, importer } = await start(1);
    await makeCustomers(store);
    await store.records.create(person, 'e_customer', [{ f_no: 'A1', f_name: '甲', f_fee: 1 }]);
    const file = 'no,name,fee\nA1,,9\nA2,乙,2\n';
    const state = await upload(importer, file, 'e_customer');
    expect(state.mapping.matchColumn).toBe(0);
    expect((await ran(importer, state)).run?.outcome).toMatchObject({ created: 1, updated: 1, refused: 0 });
    expect(await records(store)).toMatchObject([
      { f_no: 'A1', f_name: '甲', f_fee: 9 },
      { f_no: 'A2', f_name: '乙', f_fee: 2 },
    ]);
    const again = await upload(importer, file, 'e_customer');
    await importer.setMapping(person, again.id, { ...again.mapping, onMatch: 'skip' });
    expect((await ran(importer, again)).run?.outcome).toMatchObject({ created: 0, updated: 0, skipped: 2 });
    await importer.close();
  });

  it('refuses one row whose unique value exists, not the whole file', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    await store.records.create(person, 'e_customer', [{ f_no: 'A1' }]);
    const state = await upload(importer, 'no,name\nA1,甲\nA2,乙\n', 'e_customer');
    await importer.setMapping(person, state.id, { ...state.mapping, matchColumn: null });
    const { run } = await ran(importer, state);
    expect(run?.outcome).toMatchObject({ created: 1, refused: 1, problems: [{ line: 2, column: 'no', value: 'A1' }] });
    await importer.close();
  });

  it('adds new options and new fields to the entity as a new revision', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    const state = await upload(importer, 'no,plan,城市\nA1,年付,绍兴\nA2,月付,泉州\n', 'e_customer');
    const city = { type: 'text', options: {}, labels: { zh: '城市' }, key: 'city', unique: false };
    const columns = state.mapping.columns.map((column) => (column.index === 2 ? { index: 2, field: city } : column));
    const mapping: Mapping = { ...state.mapping, columns, addOptions: true };
    await importer.setMapping(person, state.id, mapping);
    await importer.dryRun(person, state.id);
    expect((await importer.settled(person, state.id)).dryRun?.outcome).toMatchObject({ created: 2, refused: 0 });
    const { run } = await ran(importer, state);
    expect(run?.outcome).toMatchObject({ created: 2, refused: 0 });
    const entity = store.documents.entity('e_customer');
    expect(entity?.revision).toBe(2);
    const added = entity?.fields.find(({ key }) => key === 'city')?.id ?? '';
    expect((await records(store)).map((values) => values[added])).toEqual(['绍兴', '泉州']);
    await importer.close();
  });

  it('makes an entity and its app from a file, and cancelling an interrupted run takes both away', async () => {
    const { store, importer, folder } = await start(1);
    const rows = Array.from({ length: 60 }, (_, at) => `N${at},名${at}`).join('\n');
    const state = await upload(importer, `编号,名称\n${rows}\n`);
    await importer.run(person, state.id);
    for (;;) {
      const { run } = await importer.get(person, state.id);
      if ((run?.job.done ?? 0) >= 5) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // The program stops in the middle, and starts again on the same folder.
    await importer.close();
    const next = await createImporter({ store, folder, clock: bed.clock, random, workers, slice: 1 });
    const stopped = await next.get(person, state.id);
    expect(stopped.run?.job).toMatchObject({ state: 'failed', problem: { code: 'host.import_interrupted' } });
    const entity = stopped.run?.outcome?.entity ?? '';
    const before = (await store.records.count(person, entity, {})).total;
    expect(before).toBeGreaterThanOrEqual(5);
    expect(before).toBeLessThan(60);

    const cancelled = await next.cancel(person, state.id);
    expect(cancelled.run).toMatchObject({ job: { state: 'cancelled' }, outcome: null });
    expect(store.documents.entity(entity)).toBeUndefined();
    await next.close();
  });

  it('goes on after an interruption without a row twice', async () => {
    const { store, importer, folder } = await start(1);
    const rows = Array.from({ length: 60 }, (_, at) => `N${at % 50},名${at}`).join('\n');
    const state = await upload(importer, `编号,名称\n${rows}\n`);
    const columns = state.mapping.columns.map(({ index, field: into }) => ({
      index,
      field: into !== null && 'key' in into ? { ...into, unique: index === 0 } : into,
    }));
    await importer.setMapping(person, state.id, { ...state.mapping, columns });
    await importer.run(person, state.id);
    for (;;) {
      const { run } = await importer.get(person, state.id);
      if ((run?.job.done ?? 0) >= 5) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await importer.close();
    const next = await createImporter({ store, folder, clock: bed.clock, random, workers, slice: 1 });
    await next.run(person, state.id);
    const again = await next.run(person, state.id);
    expect(again.run?.job.state).toBe('running');
    const { run } = await next.settled(person, state.id);
    expect(run).toMatchObject({ job: { state: 'done', done: 60 }, outcome: { created: 50, refused: 10 } });
    const entity = run?.outcome?.entity ?? '';
    expect((await store.records.count(person, entity, {})).total).toBe(50);
    const undone = await store.records.undo(person, run?.outcome?.operation ?? 0, 'ask');
    expect(undone).toMatchObject({ done: true, changed: 50 });
    await next.close();
  });

  it('finds members by name or address, and gives back a name that two of them bear', async () => {
    const { store, importer } = await start();
    const owned = [fields[0] ?? field('f_no', 'no', 'text'), field('f_owner', 'owner', 'person')];
    const body = { key: 'deal', labels: { zh: '商机' }, icon: 'users', titleField: 'f_no', fields: owned };
    const app = { labels: { zh: '客户' }, icon: 'users', entities: [] };
    await store.documents.create(person, { kind: 'app', app: null, body: app, publish: true, id: 'a_1' });
    await store.documents.create(person, { kind: 'entity', app: 'a_1', body, publish: true, id: 'e_deal' });
    const file = 'no,owner\nD1,林夏\nD2,MIN2@example.com\nD3,\nD4,王敏\nD5,u_lin\n';
    const { run } = await ran(importer, await upload(importer, file, 'e_deal'));
    expect(run?.outcome).toMatchObject({ created: 4, refused: 1 });
    expect(run?.outcome?.problems).toMatchObject([{ line: 5, column: 'owner', value: '王敏' }]);
    expect((await records(store, 'e_deal')).map((values) => values.f_owner)).toEqual([
      'u_lin',
      'u_wang2',
      null,
      'u_lin',
    ]);
    await importer.close();
  });

  it('finds related records by their title', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    await store.records.create(person, 'e_customer', [
      { f_no: 'A1', f_name: '甲' },
      { f_no: 'A2', f_name: '乙' },
    ]);
    const body = {
      key: 'order',
      labels: { zh: '订单' },
      icon: 'table',
      titleField: null,
      fields: [
        field('f_customer', 'customer', 'relation', { options: { entity: 'e_customer' } }),
        field('f_sum', 'sum', 'decimal'),
      ],
    };
    await store.documents.create(person, { kind: 'entity', app: 'a_1', body, publish: true, id: 'e_order' });
    const state = await upload(importer, 'customer,sum\n乙,1\nA1,2\n#2,3\n丙,4\n', 'e_order');
    const { run } = await ran(importer, state);
    expect(run?.outcome).toMatchObject({
      created: 3,
      refused: 1,
      problems: [{ line: 5, column: 'customer', value: '丙' }],
    });
    expect((await records(store, 'e_order')).map((values) => values.f_customer)).toEqual([2, 1, 2]);
    await importer.close();
  });

  it('reads the file again when its dialect is corrected', async () => {
    const { importer } = await start();
    const state = await upload(importer, 'a|b;c\n1|2;3\n4|5;6\n');
    const { dialect } = state.facts;
    const corrected = await importer.setDialect(person, state.id, { ...dialect, delimiter: ';', headerRow: 0 });
    expect(corrected.facts.columns.map(({ name, samples }) => [name, samples[0]])).toEqual([
      ['A', 'a|b'],
      ['B', 'c'],
    ]);
    expect(corrected.facts.evidence.headerRow.zh).toBe('由您指定');
    await importer.close();
  });

  it('refuses a mapping that cannot work and says where', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    const state = await upload(importer, 'no,name\nA1,甲\nA2,乙\n', 'e_customer');
    const twice = state.mapping.columns.map(({ index }) => ({ index, field: { id: 'f_name' } }));
    await expect(importer.setMapping(person, state.id, { ...state.mapping, columns: twice })).rejects.toMatchObject({
      code: 'host.mapping_refused',
      issues: [
        { code: 'host.mapping_field_twice', path: ['columns', 1, 'field'] },
        { code: 'host.mapping_match_refused' },
      ],
    });
    await importer.close();
  });

  it('hides an import from everybody else, and refuses what is no table', async () => {
    const { store, importer } = await start();
    await makeCustomers(store);
    const state = await upload(importer, 'no,name\nA1,甲\n', 'e_customer');
    const other: Actor = { ...person, id: 'u_chen' };
    await expect(importer.get(other, state.id)).rejects.toMatchObject({ code: 'host.import_not_found' });
    expect(await importer.list(other)).toEqual([]);
    await expect(upload(importer, '')).rejects.toMatchObject({ code: 'exchange.file_empty' });
    await expect(upload(importer, 'name\n')).rejects.toMatchObject({ code: 'exchange.file_empty' });
    await expect(upload(importer, 'PK\u0003\u0004zip')).rejects.toMatchObject({ code: 'exchange.file_not_text' });
    const small = await createImporter({ store, folder: newFolder(), clock: bed.clock, random, workers, maxBytes: 10 });
    await expect(upload(small, 'a,b\n1,2\n3,4\n5,6\n')).rejects.toMatchObject({ code: 'exchange.file_too_large' });
    await importer.close();
  });
});

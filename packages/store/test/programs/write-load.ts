// A process that writes as fast as it can and says which writes were acknowledged, until it is killed.
import { randomBytes } from 'node:crypto';
import { modelKinds } from '@keepwell/model';
import { openStore, systemActor } from '../../src/index.ts';

const [folder = '', entity = '', wanted = ''] = process.argv.slice(2);
const actor = systemActor('load');
const store = await openStore({
  database: { kind: 'sqlite', folder },
  kinds: modelKinds.all,
  clock: { now: () => Date.now() },
  random: (bytes) => randomBytes(bytes),
  timeZone: () => 'UTC',
});

let next = 0;
const limit = wanted === '' ? Number.POSITIVE_INFINITY : Number(wanted);

/** Each write creates two records that belong together: half of it must never be seen. */
async function writer(): Promise<void> {
  while (next < limit) {
    const pair = `${process.pid}-${(next += 1)}`;
    const { records } = await store.records.create(actor, entity, [
      { f_pair: pair, f_value: 1 },
      { f_pair: pair, f_value: 2 },
    ]);
    process.stdout.write(`${pair} ${records.map((record) => record.id).join(' ')}\n`);
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: wanted === '' ? 16 : 1 }, writer));
await store.close();

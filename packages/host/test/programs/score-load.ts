// A process that publishes a model and a segment anew again and again, edits records meanwhile, and goes on until it is killed.
import { healthModelKind, type HealthModel } from '@keepwell/health';
import { modelKinds, type SegmentDefinition } from '@keepwell/model';
import { openStore, systemActor } from '@keepwell/store';
import { randomBytes } from 'node:crypto';
import { createScorer, publishModel } from '../../src/index.ts';

const [folder = ''] = process.argv.slice(2);
const actor = systemActor('load');
const clock = { now: () => Date.now() };
const store = await openStore({
  database: { kind: 'sqlite', folder },
  kinds: [...modelKinds.all, healthModelKind],
  clock,
  random: (bytes) => randomBytes(bytes),
  timeZone: () => 'UTC',
});
createScorer({
  store,
  clock,
  gatherMs: 1,
  onError(error) {
    process.stderr.write(`${String(error)}\n`);
  },
});

async function publishAgain(full: number): Promise<void> {
  const model = await store.documents.get(actor, 'h_1');
  const scored = model.published?.body as HealthModel | undefined;
  const settings = { field: 'f_usage', zero: 0, full };
  const body = { ...scored, dimensions: scored?.dimensions.map((indicator) => ({ ...indicator, settings })) };
  const draft = await store.documents.saveDraft(actor, 'h_1', { token: model.token, body });
  await publishModel(store, actor, 'h_1', { token: draft.token });
  const segment = await store.documents.get(actor, 's_1');
  const known = segment.published?.body as SegmentDefinition | undefined;
  const [operator] = Object.keys(known?.rule as object);
  const score = store.documents.entity('e_firm')?.fields.find(({ type }) => type === 'score')?.id ?? '';
  const rule = { [operator === '<' ? '>=' : '<']: [{ var: score }, 50] };
  const { token } = await store.documents.saveDraft(actor, 's_1', { token: segment.token, body: { ...known, rule } });
  await store.documents.publish(actor, 's_1', { token });
}

for (let round = 1; ; round += 1) {
  await publishAgain(100 + ((round * 37) % 100));
  // The thread that writes is up now: what is killed from here on is work.
  process.stdout.write('published\n');
  for (let edit = 0; edit < 40; edit += 1) {
    const id = ((round * 40 + edit) * 7919) % 6000;
    await store.records.update(actor, 'e_firm', [{ id: id + 1, values: { f_usage: (round * edit) % 200 } }]);
  }
}

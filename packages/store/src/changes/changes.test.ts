import { sampleEntity } from '@keepwell/model/testing';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createEntity, describeStores, field, owner } from '../../test/stores.ts';
import type { Store } from '../store.ts';

const note = sampleEntity('e_note', [field('f_text', 'text')], { titleField: 'f_text' });

/** PostgreSQL shows a change when no older transaction runs, and one of another database may be seen as ours while it ends. */
async function allThere(store: Store, count: number): Promise<void> {
  await expect.poll(async () => (await store.changes.read(0, 10)).length).toBe(count);
}

describeStores('the change log', (bed) => {
  it('tells what, before, after, who and why, and wakes its readers', async () => {
    const store = await bed.open(await bed.place());
    await createEntity(store, note);
    let woken = 0;
    const stop = store.changes.subscribe(() => {
      woken += 1;
    });
    const { records, operation } = await store.records.create(owner, 'e_note', [{ f_text: 'a' }]);
    const id = records[0]?.id ?? 0;
    await store.records.update(owner, 'e_note', [{ id, values: { f_text: 'b' } }], {
      cause: { kind: 'import', of: 'j_1' },
    });
    await store.records.delete(owner, 'e_note', { ids: [id] });
    await expect.poll(() => woken).toBeGreaterThan(0);
    stop();
    await allThere(store, 3);
    const changes = await store.changes.read(0, 10);
    expect(changes).toMatchObject([
      {
        operation,
        change: 'create',
        record: id,
        actor: 'u_owner',
        before: {},
        after: { f_text: 'a' },
        cause: { kind: 'edit' },
      },
      { change: 'update', before: { f_text: 'a' }, after: { f_text: 'b' }, cause: { kind: 'import', of: 'j_1' } },
      { change: 'delete' },
    ]);
    expect(await store.changes.read(changes[1]?.position ?? 0, 10)).toEqual(changes.slice(2));
    expect(await store.changes.latest()).toBe(changes[2]?.position);
    await store.close();
  });

  it.skipIf(bed.name === 'sqlite')(
    bed.name === 'sqlite'
      ? 'skipped: SQLite has one writer, so positions are committed in order'
      : 'shows nothing after a position that a slower transaction may still come before',
    async () => {
      const place = await bed.place();
      if (place.kind !== 'postgres') throw new Error('Only PostgreSQL has concurrent writers');
      const store = await bed.open(place);
      await createEntity(store, note);
      const [slow, fast] = [0, 1].map(() => new pg.Client({ connectionString: place.url }));
      if (slow === undefined || fast === undefined) throw new Error('No clients');
      await slow.connect();
      await fast.connect();
      const append = `insert into change (position, operation, entity, record, change, at, actor, cause, before, after)
      select p, p, 'e_note', $1, 'create', 0, 'u', 'edit', '{}', '{}' from nextval('change_position') as p`;
      await slow.query('begin');
      await slow.query(append, [1]);
      await fast.query('begin');
      await fast.query(append, [2]);
      // The later position commits first: a reader who went past it would never see the earlier one.
      await fast.query('commit');
      expect(await store.changes.read(0, 10)).toEqual([]);
      expect(await store.changes.latest()).toBe(0);
      await slow.query('commit');
      await allThere(store, 2);
      const changes = await store.changes.read(0, 10);
      expect(changes.map((change) => change.record)).toEqual([1, 2]);
      expect((await store.changes.read(changes[0]?.position ?? 0, 10)).map((change) => change.record)).toEqual([2]);
      await slow.end();
      await fast.end();
      await store.close();
    },
  );

  it.skipIf(bed.name === 'sqlite')(
    bed.name === 'sqlite'
      ? 'skipped: a SQLite file has no neighbours'
      : 'does not wait for a long transaction in another database of the same server',
    async () => {
      const [place, neighbour] = [await bed.place(), await bed.place()];
      if (neighbour.kind !== 'postgres') throw new Error('Only PostgreSQL serves several databases');
      const store = await bed.open(place);
      await createEntity(store, note);
      const client = new pg.Client({ connectionString: neighbour.url });
      await client.connect();
      await client.query('begin');
      await client.query('create table its_own (id integer)');
      await store.records.create(owner, 'e_note', [{ f_text: 'a' }]);
      await allThere(store, 1);
      await client.query('rollback');
      await client.end();
      await store.close();
    },
  );
});

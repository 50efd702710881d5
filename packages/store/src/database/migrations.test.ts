import { join } from 'node:path';
import { sampleEntity } from '@keepwell/model/testing';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createEntity, describeStores, field, owner, type Place } from '../../test/stores.ts';

const entity = sampleEntity('e_note', [field('f_text', 'text')], { titleField: 'f_text' });

/** Takes a closed database back to version 5, which had no functions of ours. */
async function toVersion5(place: Place): Promise<void> {
  const version = 'update keepwell_data set version = 5';
  if (place.kind === 'sqlite') {
    const file = new Sqlite(join(place.folder, 'keepwell.db'), { fileMustExist: true });
    file.exec(version);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query(`drop function keepwell_murmur3(text); ${version}`);
  await client.end();
}

describeStores('a database that an earlier version of the program made', (bed) => {
  it('learns the functions that rules call', async () => {
    const place = await bed.place();
    const before = await bed.open(place);
    await createEntity(before, entity);
    await before.records.create(owner, 'e_note', [{ f_text: '123' }, { f_text: '124' }, { f_text: null }]);
    await before.close();
    await toVersion5(place);
    const store = await bed.open(place);
    // Unleash's published value.
    const filter = { '==': [{ bucket: [{ var: 'f_text' }, 100, 'gr1'] }, 73] };
    const { records } = await store.records.query(owner, 'e_note', { filter, limit: 10 });
    expect(records.map((record) => record.values.f_text)).toEqual(['123']);
  });
});

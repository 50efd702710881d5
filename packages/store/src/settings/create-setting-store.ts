// The setting store: small values by name.
import type { Json } from '@keepwell/kernel';
import { systemActor } from '../actor.ts';
import { ask, askOne } from '../database/step.ts';
import type { Session } from '../session.ts';
import type { SettingStore } from './setting-store.ts';

export function createSettingStore(session: Session): SettingStore {
  const { database } = session;
  const actor = systemActor('settings');
  return {
    get: (name) =>
      database.read(function* get() {
        const row = yield* askOne({ sql: 'select value from setting where name = $1', parameters: [name] });
        return row === undefined ? undefined : (JSON.parse(String(row.value)) as Json);
      }),
    async set(name, value) {
      await session.write(actor, 'setSetting', { name, value, onlyIfAbsent: false });
    },
    init: (name, value) => session.write(actor, 'setSetting', { name, value, onlyIfAbsent: true }),
    list: (prefix) =>
      database.read(function* list() {
        const rows = yield* ask({
          sql: 'select name, value from setting where substr(name, 1, $1) = $2 order by name',
          parameters: [prefix.length, prefix],
        });
        return new Map(rows.map((row) => [String(row.name), JSON.parse(String(row.value)) as Json]));
      }),
  };
}

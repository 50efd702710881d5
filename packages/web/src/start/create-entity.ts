// A new entity with its title field, published at once, in the first app (which is created if there is none).
import { createId, type Language } from '@keepwell/kernel';
import type { AppDefinition, EntityDefinition } from '@keepwell/model';
import { client } from '../connection/client.ts';

export const newId = (prefix: string): string =>
  createId(prefix, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

/** A key from words: ASCII letters and digits joined by `_`; words without any give `fallback`. */
export function toKey(words: string, fallback: string): string {
  const key = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 40);
  return key === '' ? fallback : key;
}

/** A key that none of `taken` has: `customers`, `customers_2`… */
export function freeKey(key: string, taken: readonly string[]): string {
  if (!taken.includes(key)) return key;
  let number = 2;
  while (taken.includes(`${key}_${number}`)) number++;
  return `${key}_${number}`;
}

export interface NewEntity {
  readonly name: string;
  /** The name in the other language; empty: none yet. */
  readonly otherName: string;
  readonly icon: string;
  readonly titleField: string;
  /** Label of the app that is created when there is none. */
  readonly appName: string;
  readonly language: Language;
  readonly takenKeys: readonly string[];
}

/** Gives the id of the entity. */
export async function createEntity(wish: NewEntity): Promise<string> {
  const { documents: apps } = await client.listDocuments({ query: { kind: 'app' } });
  const entity = newId('e');
  const app = apps.find((document) => document.published !== null);
  const appId = app?.id ?? newId('a');
  if (app === undefined) {
    const body: AppDefinition = { labels: { [wish.language]: wish.appName }, icon: 'users', entities: [] };
    await client.createDocument({ body: { kind: 'app', app: null, id: appId, body, publish: true } });
  }
  const title = newId('f');
  const body: EntityDefinition = {
    key: freeKey(toKey(wish.name, toKey(wish.otherName, 'entity')), wish.takenKeys),
    labels: {
      [wish.language]: wish.name,
      ...(wish.otherName !== '' && { [wish.language === 'zh' ? 'en' : 'zh']: wish.otherName }),
    },
    icon: wish.icon,
    titleField: title,
    fields: [
      {
        id: title,
        key: toKey(wish.titleField, 'name'),
        type: 'text',
        labels: { [wish.language]: wish.titleField },
        options: {},
        required: false,
        unique: false,
        indexed: false,
      },
    ],
  };
  await client.createDocument({ body: { kind: 'entity', app: appId, id: entity, body, publish: true } });
  return entity;
}

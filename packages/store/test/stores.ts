// The same tests on both databases: opens stores with a manual clock, and entities to fill them with.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type Json } from '@keepwell/kernel';
import {
  type DocumentKind,
  type Entity,
  type EntityDefinition,
  type FieldDefinition,
  modelKinds,
} from '@keepwell/model';
import { sampleField } from '@keepwell/model/testing';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import {
  type Actor,
  type Change,
  type EntityGrant,
  type FieldAccess,
  fullGrants,
  noGrants,
  openStore,
  type Store,
  type StoreOptions,
} from '../src/index.ts';
import { openTestPostgres, type TestPostgres } from './postgres.ts';

export const start = Date.UTC(2026, 2, 10, 4);

export interface TestBed {
  readonly clock: ReturnType<typeof createManualClock>;
  readonly name: 'sqlite' | 'postgres';
  /** Opens a store on a place of its own; the same place again after `close` sees its data. */
  open(place: Place, kinds?: readonly DocumentKind[]): Promise<Store>;
  place(): Promise<Place>;
}

export type Place = StoreOptions['database'];

/** Runs `tests` for SQLite and for PostgreSQL. */
export function describeStores(title: string, tests: (bed: TestBed) => void): void {
  for (const name of ['sqlite', 'postgres'] as const) {
    describe(`${title} (${name})`, () => {
      const folders: string[] = [];
      const stores = new Set<Store>();
      let postgres: TestPostgres | undefined;
      const clock = createManualClock(start);
      beforeAll(async () => {
        if (name === 'postgres') postgres = await openTestPostgres();
      });
      afterAll(async () => {
        for (const store of stores) await store.close().catch(() => undefined);
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
        await postgres?.stop();
      });
      tests({
        clock,
        name,
        async open(database, kinds = modelKinds.all) {
          const store = await openStore({
            database,
            kinds,
            clock,
            random: (bytes) => randomBytes(bytes),
            timeZone: () => 'Asia/Shanghai',
          });
          stores.add(store);
          return { ...store, close: () => (stores.delete(store), store.close()) };
        },
        async place() {
          if (postgres !== undefined) return { kind: 'postgres', url: await postgres.createDatabase() };
          const folder = mkdtempSync(join(tmpdir(), 'keepwell-store-'));
          folders.push(folder);
          return { kind: 'sqlite', folder };
        },
      });
    });
  }
}

export const owner: Actor = { kind: 'user', id: 'u_owner', grants: fullGrants };
export const nobody: Actor = { kind: 'user', id: 'u_nobody', grants: noGrants };

/** Somebody who sees the rows of a rule, and fields by a list; other fields may be written. */
export function limited(
  id: string,
  grant: Partial<Omit<EntityGrant, 'fields'>> & { readonly fields?: Readonly<Record<string, FieldAccess>> },
): Actor {
  const fields = grant.fields ?? {};
  const whole = { read: true, create: true, update: true, delete: true, rowRule: null as Json | null };
  return {
    kind: 'user',
    id,
    grants: {
      documents: 'read',
      entity: () => ({ ...whole, ...grant, fields: (field) => fields[field] ?? 'write' }),
    },
  };
}

/** The authored part of a sample entity. */
export function toDefinition(entity: Entity): EntityDefinition {
  const { id: _id, app: _app, revision: _revision, ...definition } = entity;
  return definition;
}

export async function createEntity(store: Store, entity: Entity): Promise<void> {
  await store.documents.create(owner, {
    kind: 'entity',
    app: null,
    id: entity.id,
    body: toDefinition(entity),
    publish: true,
  });
}

/** Changes the published definition and publishes the change as its plan says. */
export async function changeEntity(
  store: Store,
  id: string,
  change: (definition: EntityDefinition) => EntityDefinition,
): Promise<void> {
  const document = await store.documents.get(owner, id);
  const body = change(document.published?.body as EntityDefinition);
  const draft = await store.documents.saveDraft(owner, id, { token: document.token, body });
  const plan = await store.documents.plan(owner, id);
  await store.documents.publish(owner, id, { token: draft.token, digest: plan.digest });
}

export const field = (id: string, type: string, more: Partial<FieldDefinition> = {}): FieldDefinition =>
  sampleField(id, type, more);

export function choiceOptions(...labels: readonly string[]): Record<string, unknown> {
  return {
    options: labels.map((label, index) => ({ id: `o_${index}`, labels: { zh: label, en: label }, colour: 'blue' })),
  };
}

/** The `count` changes of an operation; on PostgreSQL a transaction of another test that is just ending may hold them back a moment. */
export async function logOf(store: Store, operation: number | null, count: number): Promise<readonly Change[]> {
  const page = 10_000;
  let found: Change[] = [];
  const read = async (): Promise<number> => {
    found = [];
    for (let after = 0; ; ) {
      const changes = await store.changes.read(after, page);
      found.push(...changes.filter((change) => change.operation === operation));
      if (changes.length < page) return found.length;
      after = changes.at(-1)?.position ?? after;
    }
  };
  await expect.poll(read).toBe(count);
  return found;
}

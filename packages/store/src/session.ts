// What the stores share: the database, the moment, the published entities, and actors turned into plain data.
import { AppError, type Clock, type Random } from '@keepwell/kernel';
import type { Actor, Grants } from './actor.ts';
import type { Catalog } from './catalog/catalog.ts';
import { type Acting, grantOn, toActing } from './commands/acting.ts';
import type { CommandInput, CommandName, CommandOutput } from './commands/commands.ts';
import { createWork } from './commands/work.ts';
import type { Database } from './database/database.ts';
import type { Step } from './database/step.ts';
import { contextOf } from './records/writing.ts';
import { type Asking, toAsking } from './records/asking.ts';

export interface Session {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** The published entities as this process knows them. */
  catalog(): Catalog;
  /** Reads them again, after a publish here or elsewhere. */
  refresh(): Promise<void>;
  /** The same, only when a publish elsewhere is seen. */
  refreshIfChanged(): Promise<void>;
  acting(actor: Actor): Acting;
  /** Nobody has asked or written anything for a moment; what the product does by itself does not count. */
  isQuiet(): boolean;
  write<Name extends CommandName>(actor: Actor, name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  /** The same for an actor and a moment written out before. */
  writeAs<Name extends CommandName>(
    acting: Acting,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>>;
  /** Asks one entity; `long` where the answer may take more than a few milliseconds. */
  ask<T>(actor: Actor, entity: string, question: (asking: Asking) => Step<T>, long: boolean): Promise<T>;
}

export interface SessionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  timeZone(): string;
}

/** Milliseconds. */
const quietAfter = 1_000;

const changesCatalog: ReadonlySet<CommandName> = new Set([
  'createDocument',
  'publishDraft',
  'deleteDocument',
  'restoreDocument',
]);

export async function createSession(options: SessionOptions): Promise<Session> {
  const { database, clock, random } = options;
  const work = createWork(database.dialect);
  let known = await database.read(() => work.catalog());
  let plain = new WeakMap<Grants, Acting['grants']>();
  let lastAsked = Number.NEGATIVE_INFINITY;

  function adopt(catalog: Catalog): void {
    // A read that began before a publish may end after it.
    if (catalog === known || catalog.version < known.version) return;
    known = catalog;
    plain = new WeakMap();
  }

  /** The grants of an actor, written out once per catalog. */
  function acting(actor: Actor): Acting {
    if (actor.kind !== 'system') lastAsked = performance.now();
    const moment = { now: clock.now(), timeZone: options.timeZone() };
    const written = plain.get(actor.grants);
    if (written !== undefined) return { actor: actor.id, ...moment, grants: written };
    const entities = known.all().map((stored) => ({ id: stored.entity.id, fieldIds: stored.fieldIds }));
    const made = toActing(actor, moment, entities);
    plain.set(actor.grants, made.grants);
    return made;
  }

  async function refresh(): Promise<void> {
    work.forget();
    adopt(await database.read(() => work.catalog()));
  }

  async function writeAs<Name extends CommandName>(
    who: Acting,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    const answer = await database.write(name, who, input);
    if (changesCatalog.has(name)) await refresh();
    return answer;
  }

  return {
    database,
    clock,
    random,
    catalog: () => known,
    refresh,
    async refreshIfChanged() {
      adopt(await database.read(() => work.catalog()));
    },
    acting,
    write: (actor, name, input) => writeAs(acting(actor), name, input),
    writeAs,
    isQuiet: () => performance.now() - lastAsked > quietAfter,
    ask(actor, entityId, question, long) {
      const step = function* run(): ReturnType<typeof question> {
        const catalog = yield* work.catalog();
        adopt(catalog);
        const who = acting(actor);
        const grant = grantOn(who, entityId);
        const entity = grant.read ? catalog.stored(entityId) : undefined;
        if (entity === undefined) throw new AppError('store.entity_not_found', { entity: entityId });
        return yield* question(toAsking(database.dialect, catalog, who, entity, grant, contextOf(who)));
      };
      return long ? database.scan(step) : database.read(step);
    },
  };
}

// Runs commands: plain data in, a step of statements out. It lives in the writer thread, or in the process on PostgreSQL.
import { type Catalog, loadCatalog, readCatalogVersion } from '../catalog/catalog.ts';
import type { Dialect } from '../database/dialect.ts';
import type { Step } from '../database/step.ts';
import type { Acting } from './acting.ts';
import { commands, isCommandName, schemaCommands } from './commands.ts';

export interface CommandCall {
  readonly name: string;
  readonly acting: Acting;
  readonly input: unknown;
}

/** What a command works with. */
export interface Work {
  readonly dialect: Dialect;
  /** The published entities, as of this transaction. */
  catalog(): Step<Catalog>;
  /** After the published entities changed. */
  forget(): void;
}

export interface Engine {
  run(call: CommandCall): Step<unknown>;
  /** Whether the command needs the tables for itself. */
  changesSchema(call: CommandCall): boolean;
  /** After something was rolled back. */
  forget(): void;
}

/** Keeps the published entities between transactions. */
export function createWork(dialect: Dialect): Work {
  let known: Catalog | undefined;
  return {
    dialect,
    *catalog() {
      // Units of several connections interleave here on PostgreSQL: what was looked at is kept in hand.
      const current = known;
      if (current !== undefined) {
        const version = dialect.hasConcurrentWriters ? yield* readCatalogVersion() : current.version;
        if (version === current.version) return current;
      }
      const loaded = yield* loadCatalog();
      known = loaded;
      return loaded;
    },
    forget() {
      known = undefined;
    },
  };
}

export function createEngine(dialect: Dialect): Engine {
  const work = createWork(dialect);
  return {
    *run({ name, acting, input }) {
      if (!isCommandName(name)) throw new Error(`No command is named ${name}`);
      const run = commands[name] as (work: Work, acting: Acting, input: unknown) => Step<unknown>;
      return yield* run(work, acting, input);
    },
    changesSchema: ({ name }) => isCommandName(name) && schemaCommands.has(name),
    forget: work.forget,
  };
}

// What every command works with: the dialect and the published entities. Apart from the engine, which knows every command.
import { type Catalog, loadCatalog, readCatalogVersion } from '../catalog/catalog.ts';
import type { Dialect } from '../database/dialect.ts';
import type { Step } from '../database/step.ts';

/** What a command works with. */
export interface Work {
  readonly dialect: Dialect;
  /** The published entities, as of this transaction. */
  catalog(): Step<Catalog>;
  /** After the published entities changed. */
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

// The published entities as the database holds them, compiled once per publish.
import { AppError } from '@keepwell/kernel';
import { entityKind as entities, type Entity, type EntityDefinition, type ModelLookup } from '@keepwell/model';
import { ask, askOne, type Row, type Step } from '../database/step.ts';
import { upgradeBody } from '../documents/upgrade.ts';
import { readScoreTables, type ScoreTable } from './score-table.ts';
import { readShownSegments } from './shown-segments.ts';
import { describeEntity, type StoredEntity } from './stored-entity.ts';

/** The kind whose published documents have tables. */
export const entityKind = 'entity';

export interface Catalog extends ModelLookup {
  /** Grows with every publish; equal numbers mean equal catalogs. */
  readonly version: number;
  readonly scores: ReadonlyMap<string, ScoreTable>;
  /** Segments and tierings whose members are known. */
  readonly segments: ReadonlySet<string>;
  stored(id: string): StoredEntity | undefined;
  /** Throws `store.entity_not_found`. */
  need(id: string): StoredEntity;
  all(): readonly StoredEntity[];
}

export function* readCatalogVersion(): Step<number> {
  const row = yield* askOne({ sql: 'select catalog from keepwell_data', parameters: [] });
  return Number(row?.catalog);
}

export function* loadCatalog(): Step<Catalog> {
  const version = yield* readCatalogVersion();
  const rows = yield* ask({
    sql: `select d.id, d.app, d.revision, r.body, r.version from document d
      join revision r on r.document = d.id and r.revision = d.revision
      where d.kind = $1 and d.deleted_at is null order by d.created_at, d.id`,
    parameters: [entityKind],
  });
  return createCatalog(rows.map(toEntity), version, yield* readScoreTables(), yield* readShownSegments());
}

function toEntity(row: Row): Entity {
  const body = upgradeBody(entities, JSON.parse(String(row.body)), Number(row.version)) as EntityDefinition;
  return { ...body, id: String(row.id), app: row.app === null ? '' : String(row.app), revision: Number(row.revision) };
}

export function createCatalog(
  entities: readonly Entity[],
  version: number,
  scores: ReadonlyMap<string, ScoreTable> = new Map(),
  segments: ReadonlySet<string> = new Set(),
): Catalog {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const lookup: ModelLookup = { entity: (id) => byId.get(id), entities: () => entities };
  const described = new Map<string, StoredEntity>();

  function stored(id: string): StoredEntity | undefined {
    const known = described.get(id);
    if (known !== undefined) return known;
    const entity = byId.get(id);
    if (entity === undefined) return undefined;
    const made = describeEntity(entity, lookup);
    described.set(id, made);
    return made;
  }

  return {
    ...lookup,
    version,
    scores,
    segments,
    stored,
    need(id) {
      const found = stored(id);
      if (found === undefined) throw new AppError('store.entity_not_found', { entity: id });
      return found;
    },
    all: () => entities.flatMap((entity) => stored(entity.id) ?? []),
  };
}

/** The catalog with one entity as it would be after publishing. */
export function withEntity(catalog: Catalog, entity: Entity): ModelLookup {
  const others = catalog.entities().filter((other) => other.id !== entity.id);
  const all = [...others, entity];
  return { entity: (id) => all.find((one) => one.id === id), entities: () => all };
}

// A question about one entity as one actor asks it.
import type { ModelLookup } from '@keepwell/model';
import type { RuleContext } from '@keepwell/rule';
import type { Catalog } from '../catalog/catalog.ts';
import type { ScoreTable } from '../catalog/score-table.ts';
import type { StoredEntity } from '../catalog/stored-entity.ts';
import { type Acting, grantOn, type PlainGrant } from '../commands/acting.ts';
import type { Dialect } from '../database/dialect.ts';

/** What a question about one entity needs to become SQL. The entity's table is known as `t`. */
export interface Asking {
  readonly dialect: Dialect;
  readonly lookup: ModelLookup;
  /** Tables of scores by health model. */
  readonly scores: ReadonlyMap<string, ScoreTable>;
  /** Segments and tierings whose members are known. */
  readonly segments: ReadonlySet<string>;
  /** Another entity, for paths through relations. */
  stored(id: string): StoredEntity | undefined;
  readonly entity: StoredEntity;
  readonly grant: PlainGrant;
  /** The same actor's grant on another entity. */
  grantOn(entity: string): PlainGrant;
  readonly context: RuleContext;
}

export function toAsking(
  dialect: Dialect,
  catalog: Catalog,
  acting: Acting,
  entity: StoredEntity,
  grant: PlainGrant,
  context: RuleContext,
): Asking {
  return {
    dialect,
    lookup: catalog,
    scores: catalog.scores,
    segments: catalog.segments,
    stored: catalog.stored,
    entity,
    grant,
    grantOn: (id) => grantOn(acting, id),
    context,
  };
}

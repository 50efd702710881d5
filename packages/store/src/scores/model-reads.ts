// What a health model reads, through formulas and relations: whose change changes a score, and whether the clock does.
import type { CompiledModel } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import { type Reads, readsOf } from '@keepwell/model';
import { parseRule } from '@keepwell/rule';
import type { Catalog } from '../catalog/catalog.ts';

const known = new WeakMap<Catalog, Map<CompiledModel, Reads>>();
const nothing: Reads = { places: [], clock: 'never', sources: new Set(), meaning: '' };

/** Compiled once per catalog: a formula may be published without the model. */
export function readsOfModel(catalog: Catalog, model: CompiledModel): Reads {
  const kept = known.get(catalog) ?? new Map<CompiledModel, Reads>();
  known.set(catalog, kept);
  let reads = kept.get(model);
  if (reads === undefined) {
    const entity = catalog.entity(model.definition.entity);
    const rules = model.paths.map((path) => parseRule({ var: path } as Json).expression);
    reads = entity === undefined ? nothing : readsOf(rules, entity, catalog);
    kept.set(model, reads);
  }
  return reads;
}

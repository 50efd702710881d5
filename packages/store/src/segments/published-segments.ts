// The published segments and tierings, compiled once per catalog.
import { type CompiledSegment, compileSegment, type SegmentKindName } from '@keepwell/model';
import type { Catalog } from '../catalog/catalog.ts';
import { ask, type Step } from '../database/step.ts';

const known = new WeakMap<Catalog, ReadonlyMap<string, CompiledSegment>>();

/** By id; those whose entity is gone are left out. */
export function* publishedSegments(catalog: Catalog): Step<ReadonlyMap<string, CompiledSegment>> {
  const kept = known.get(catalog);
  if (kept !== undefined) return kept;
  const rows = yield* ask({
    sql: `select d.id, d.kind, r.revision, r.body from document d
      join revision r on r.document = d.id and r.revision = d.revision
      where d.kind in ('segment', 'tiering') and d.deleted_at is null order by d.id`,
    parameters: [],
  });
  const found = rows.flatMap((row) => {
    const published = {
      id: String(row.id),
      revision: Number(row.revision),
      kind: String(row.kind) as SegmentKindName,
      body: JSON.parse(String(row.body)) as unknown,
    };
    return compileSegment(published, catalog) ?? [];
  });
  const segments = new Map(found.map((segment) => [segment.id, segment]));
  known.set(catalog, segments);
  return segments;
}

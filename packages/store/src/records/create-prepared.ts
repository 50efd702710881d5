// Writes rows that were made ready in the caller's thread: what only the transaction can say, then the rows and their changes.
import { AppError } from '@keepwell/kernel';
import type { FieldValue } from '@keepwell/model';
import { recordColumns, type StoredEntity } from '../catalog/stored-entity.ts';
import type { Dialect } from '../database/dialect.ts';
import { type Step, tell } from '../database/step.ts';
import type { Creation } from './create-records.ts';
import type { PreparedRows } from './prepare-rows.ts';
import { findMissingRelated } from './related.ts';
import { type Claim, findDuplicates } from './unique.ts';
import { appendChanges, type ChangeDraft, type Placed } from './writing.ts';

/** Small, so that what a chunk leaves behind in memory is young garbage. */
const chunk = 250;

interface Candidate {
  readonly index: number;
  readonly row: unknown[];
}

export function* writePrepared(creation: Creation, prepared: PreparedRows): Step<Placed> {
  const { writing, input, refusals, rowOf, ids } = creation;
  const { entity, work } = writing;
  // Published meanwhile: the caller makes the rows again by what holds now.
  if ((yield* work.catalog()).version !== prepared.catalog) throw new AppError('store.rows_outdated');
  for (const { index, issues } of prepared.refused) refusals.add(index, issues);
  const texts = input.text?.split('\n') ?? [];
  const claimsOf = claimReader(entity, work.dialect);
  let last: Placed = { operation: input.operation ?? 0, position: 0 };
  for (let from = 0; from < prepared.rows.length; from += chunk) {
    const candidates: Candidate[] = [];
    for (let index = from; index < Math.min(from + chunk, prepared.rows.length); index += 1) {
      const row = prepared.rows[index];
      if (row !== null && row !== undefined) candidates.push({ index, row });
    }
    const claims = candidates.map(({ index, row }) => claimsOf(index, row));
    for (const [index, issues] of yield* findDuplicates(writing, claims, rowOf)) refusals.add(index, issues);
    for (const [index, issues] of yield* findMissingRelated(writing, claims)) refusals.add(index, issues);
    const good = candidates.filter(({ index }) => !refusals.has(index));
    const taken = yield* work.dialect.takeIds(entity.entity.id, good.length);
    const drafts: ChangeDraft[] = [];
    const rows: unknown[][] = [];
    for (const [place, { index, row }] of good.entries()) {
      const id = taken[place] ?? 0;
      ids[index] = id;
      rowOf.set(id, index);
      row[0] = id;
      rows.push(row);
      drafts.push({ record: id, change: 'create', before: '{}', after: texts[index] ?? '{}' });
    }
    if (rows.length > 0) yield* tell(work.dialect.insert(entity.insert, rows));
    const operation = last.operation === 0 ? undefined : last.operation;
    last = yield* appendChanges(writing, drafts, { cause: input.cause, operation });
  }
  return last;
}

/** What must be asked of the database: unique values and relations of a row. */
function claimReader(entity: StoredEntity, dialect: Dialect): (index: number, row: readonly unknown[]) => Claim {
  const asked = new Set([...entity.uniques.map(({ id }) => id), ...entity.relations.map(({ field }) => field.id)]);
  const places = entity.columns.flatMap((field, place) =>
    asked.has(field.id) ? [{ field, place: recordColumns.length + place }] : [],
  );
  return (index, row) => {
    const values: Record<string, FieldValue> = {};
    for (const { field, place } of places) values[field.id] = dialect.fromColumn(field.kind, row[place]);
    return { index, values };
  };
}

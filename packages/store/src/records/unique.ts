// Unique fields: who else has the value, said only to those who may see that record.
import { type Issue, issue } from '@keepwell/kernel';
import type { FieldValue } from '@keepwell/model';
import type { StoredField } from '../catalog/stored-entity.ts';
import { ask, type Step } from '../database/step.ts';
import { visibleIds } from './visible.ts';
import type { Writing } from './writing.ts';

export interface Claim {
  /** Place in the caller's list. */
  readonly index: number;
  /** The record that will hold the values; undefined for a new one. */
  readonly record?: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

const noRows: ReadonlyMap<number, number> = new Map();

/**
 * Issues by place in the caller's list: values that another live record holds, or an earlier row of the same write. `rowOf`:
 * rows of this write by the record they became.
 */
export function* findDuplicates(
  writing: Writing,
  claims: readonly Claim[],
  rowOf: ReadonlyMap<number, number> = noRows,
): Step<ReadonlyMap<number, readonly Issue[]>> {
  const found = new Map<number, Issue[]>();
  for (const field of writing.entity.uniques) {
    const claimed = claims.filter((claim) => (claim.values[field.id] ?? null) !== null);
    if (claimed.length === 0) continue;
    yield* findForField(writing, field, claimed, rowOf, found);
  }
  return found;
}

function* findForField(
  writing: Writing,
  field: StoredField,
  claims: readonly Claim[],
  rowOf: ReadonlyMap<number, number>,
  found: Map<number, Issue[]>,
): Step<void> {
  const holders = yield* readHolders(
    writing,
    field,
    claims.map((claim) => claim.values[field.id] ?? null),
  );
  // A record of this same write that gives its value up does not hold it any longer.
  const moving = new Map(claims.flatMap((claim) => (claim.record === undefined ? [] : [[claim.record, claim]])));
  const first = new Map<FieldValue, Claim>();
  const clashes: { claim: Claim; holder: number }[] = [];
  for (const claim of claims) {
    const value = claim.values[field.id] ?? null;
    const earlier = first.get(value);
    if (earlier !== undefined) {
      note(found, claim.index, issue('store.not_unique_row', [field.id], { row: earlier.index + 1 }));
      continue;
    }
    first.set(value, claim);
    const holder = holders.get(value);
    if (holder === undefined || holder === claim.record) continue;
    const mover = moving.get(holder);
    if (mover !== undefined && mover.values[field.id] !== value) continue;
    clashes.push({ claim, holder });
  }
  if (clashes.length === 0) return;
  const visible = yield* visibleIds(
    writing,
    clashes.map((clash) => clash.holder),
  );
  for (const { claim, holder } of clashes) {
    note(found, claim.index, describe(field.id, holder, visible.has(holder), rowOf.get(holder)));
  }
}

function describe(field: string, holder: number, visible: boolean, row: number | undefined): Issue {
  if (row !== undefined) return issue('store.not_unique_row', [field], { row: row + 1 });
  return visible ? issue('store.not_unique_here', [field], { record: holder }) : issue('store.not_unique', [field]);
}

function note(found: Map<number, Issue[]>, index: number, what: Issue): void {
  const known = found.get(index);
  if (known === undefined) found.set(index, [what]);
  else known.push(what);
}

/** Live records by value. */
function* readHolders(
  writing: Writing,
  field: StoredField,
  values: readonly FieldValue[],
): Step<ReadonlyMap<FieldValue, number>> {
  const { dialect } = writing.work;
  const type = field.kind === 'integer' || field.kind === 'real' ? field.kind : 'text';
  // A text of our own: building a statement for every write costs more than running it.
  const column = `"${field.column}"`;
  const one = values.length === 1;
  const condition = one ? `${column} = $1` : dialect.isInText(column, type, 1);
  const rows = yield* ask({
    sql: `select id, ${column} as value from "${writing.entity.table}" where ${condition} and deleted_at is null`,
    parameters: [one ? dialect.toColumn(field.kind, values[0]) : dialect.toList(values)],
  });
  return new Map(rows.map((row) => [dialect.fromColumn(field.kind, row.value), Number(row.id)]));
}

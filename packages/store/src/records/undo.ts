// Takes an operation back as a new change. Where a later change touched the same field it is a conflict, listed and asked about.
import { AppError, equalJson } from '@keepwell/kernel';
import { formatValue } from '@keepwell/model';
import type { Values } from '../catalog/stored-entity.ts';
import { toChange } from '../changes/change-row.ts';
import type { CauseKind, Change } from '../changes/change-log.ts';
import { type Acting, accessTo, grantOn } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, type Step } from '../database/step.ts';
import { refuseTaken, setDeleted } from './delete-records.ts';
import { loadRecords } from './load-records.ts';
import { findOutside, goBack, keep, mark } from './outside.ts';
import type { UndoConflict, UndoResult } from './record-store.ts';
import { createRefusals } from './refusals.ts';
import type { StoredRecord } from './stored-record.ts';
import { undoSet } from './undo-set.ts';
import { check } from './update-records.ts';
import { writeEdits } from './write-edits.ts';
import { contextOf, type Writing } from './writing.ts';

export interface UndoInput {
  readonly operation: number;
  readonly onConflict: 'ask' | 'skip' | 'overwrite';
}

/** Changes taken back at a time, the latest first, so that several changes of one record unwind in order. */
const page = 2_000;
const conflictsShown = 200;

interface Undoing {
  readonly input: UndoInput;
  readonly conflicts: UndoConflict[];
  conflictCount: number;
  changed: number;
  operation: number | undefined;
}

export function* undoOperation(work: Work, acting: Acting, input: UndoInput): Step<UndoResult> {
  const atOnce = yield* undoSet(work, acting, input.operation);
  if (atOnce !== undefined) return atOnce;
  const undoing: Undoing = { input, conflicts: [], conflictCount: 0, changed: 0, operation: undefined };
  const asks = input.onConflict === 'ask';
  if (asks) yield* mark();
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = yield* ask({
      sql: `select * from change where operation = $1 and position < $2 order by position desc limit ${page}`,
      parameters: [input.operation, before],
    });
    if (rows.length === 0) break;
    const changes = rows.map(toChange);
    before = changes.at(-1)?.position ?? 0;
    for (const [entity, own] of Map.groupBy(changes, (change) => change.entity)) {
      yield* undoPage(yield* beginUndo(work, acting, entity, own), own, undoing);
    }
  }
  if (before === Number.MAX_SAFE_INTEGER) throw new AppError('store.operation_gone');
  const { conflicts, conflictCount, changed } = undoing;
  if (asks && conflictCount > 0) {
    yield* goBack();
    return { done: false, operation: null, changed: 0, conflicts, conflictCount };
  }
  if (asks) yield* keep();
  return { done: true, operation: undoing.operation ?? null, changed, conflicts, conflictCount };
}

/** What the product itself concluded follows from the records again, and a changed definition is changed back by publishing. */
function canBeUndone(cause: CauseKind): boolean {
  return cause !== 'schema' && cause !== 'score' && cause !== 'segment';
}

/** The rights to take these changes back are those to make their opposites, on every field they touch. */
function* beginUndo(work: Work, acting: Acting, entityId: string, changes: readonly Change[]): Step<Writing> {
  const grant = grantOn(acting, entityId);
  const entity = (yield* work.catalog()).stored(entityId);
  if (entity === undefined || !grant.read) throw new AppError('store.operation_gone');
  for (const change of changes) {
    if (!canBeUndone(change.cause.kind)) throw new AppError('store.operation_not_undoable');
    const may =
      change.change === 'update'
        ? grant.update
        : change.change === 'create' || change.change === 'restore'
          ? grant.delete
          : grant.create || grant.delete;
    if (!may) throw new AppError('store.forbidden');
    if (grant.fields === null || change.change !== 'update') continue;
    for (const id of Object.keys(change.before)) {
      if (entity.field(id) !== undefined && accessTo(grant, id) !== 'write') throw new AppError('store.forbidden');
    }
  }
  return { work, acting, entity, grant, context: contextOf(acting) };
}

/** What the changes of one record come to: what they left, and what was before. */
interface Folded {
  readonly record: StoredRecord;
  readonly position: number;
  /** Values the operation left, and those it found. */
  readonly left: Values;
  readonly found: Values;
  end?: 'delete' | 'restore' | undefined;
}

function* undoPage(writing: Writing, changes: readonly Change[], undoing: Undoing): Step<void> {
  const records = yield* loadRecords(writing, [...new Set(changes.map((change) => change.record))]);
  const folded = new Map<number, Folded>();
  for (const change of changes) {
    const record = records.get(change.record);
    // Outside the actor's rows: for him there is no such operation.
    if (record === undefined) throw new AppError('store.operation_gone');
    const fold = folded.get(change.record) ?? { record, position: change.position, left: {}, found: {} };
    folded.set(change.record, fold);
    foldChange(writing, fold, change);
  }
  const list = [...folded.values()];
  const edits: { index: number; record: StoredRecord; values: Values }[] = [];
  for (const [index, fold] of list.entries()) {
    const values = yield* decide(writing, fold, undoing);
    if (values !== undefined) edits.push({ index, record: fold.record, values });
  }
  const refusals = createRefusals(false, 1);
  yield* check(
    writing,
    edits.filter(({ record }) => record.deletedAt === null),
    refusals,
  );
  refusals.stop();
  const cause = { kind: 'undo', of: String(undoing.input.operation) } as const;
  const written = yield* writeEdits(writing, edits, { cause, operation: undoing.operation });
  if (written.changed > 0) undoing.operation ??= written.operation;
  undoing.changed += written.changed;
  yield* endRecords(writing, list, undoing);
  const outside = yield* findOutside(
    writing,
    edits.map(({ record }) => record.id),
  );
  if (outside.size > 0) throw new AppError('store.outside_rows');
}

function foldChange({ entity }: Writing, fold: Folded, change: Change): void {
  if (change.change === 'delete') fold.end = 'restore';
  else if (change.change === 'restore') fold.end = 'delete';
  else if (change.change === 'create') fold.end = 'delete';
  const { after } = change;
  // A creation leaves every field as it says or empty.
  const ids = change.change === 'create' ? entity.columns.map((field) => field.id) : Object.keys(after);
  for (const id of ids) {
    const field = entity.field(id);
    // A field that was removed since has no value to bring back, and formulas follow by themselves.
    if (field === undefined || field.column === null || field.field.type === 'formula') continue;
    if (!(id in fold.left)) fold.left[id] = after[id] ?? null;
    if (change.change === 'update') fold.found[id] = change.before[id] ?? null;
  }
}

/** The values to write back; what a later change touched is a conflict. */
function* decide(writing: Writing, fold: Folded, undoing: Undoing): Step<Values | undefined> {
  const { record, left, found } = fold;
  const removes = fold.end === 'delete';
  const values: Values = {};
  const met: string[] = [];
  for (const id of Object.keys(left)) {
    const current = record.values[id] ?? null;
    const undone = removes ? null : (found[id] ?? null);
    if (!equalJson(current, left[id] ?? null) && !(id in found && equalJson(current, undone))) met.push(id);
    else if (!removes && id in found) values[id] = undone;
  }
  if (met.length > 0) {
    undoing.conflictCount += met.length;
    if (undoing.conflicts.length < conflictsShown) yield* describe(writing, fold, met, undoing);
    if (undoing.input.onConflict === 'overwrite') {
      for (const id of met) if (!removes && id in found) values[id] = found[id] ?? null;
    } else if (removes) fold.end = undefined;
  }
  return Object.keys(values).length === 0 ? undefined : values;
}

function* describe(writing: Writing, fold: Folded, fields: readonly string[], undoing: Undoing): Step<void> {
  const { entity, acting } = writing;
  const { record, found } = fold;
  const rows = yield* ask({
    sql: 'select * from change where entity = $1 and record = $2 and position > $3 order by position desc limit 100',
    parameters: [entity.entity.id, record.id, fold.position],
  });
  const later = rows.map(toChange);
  const reader = { language: 'en', timeZone: acting.timeZone } as const;
  const title =
    entity.title === undefined || accessTo(writing.grant, entity.title.id) === 'masked'
      ? `#${record.id}`
      : formatValue(entity.title.field, record.values[entity.title.id], reader) || `#${record.id}`;
  for (const field of fields) {
    if (undoing.conflicts.length >= conflictsShown) return;
    const latest = later.find((change) => field in change.after);
    undoing.conflicts.push({
      entity: entity.entity.id,
      record: record.id,
      title,
      field,
      undone: found[field] ?? null,
      current: record.values[field] ?? null,
      changedBy: latest?.actor ?? record.updatedBy,
      changedAt: latest?.at ?? record.updatedAt,
    });
  }
}

/** Creations go to the bin, deletions come back out of it. */
function* endRecords(writing: Writing, list: readonly Folded[], undoing: Undoing): Step<void> {
  const cause = { kind: 'undo', of: String(undoing.input.operation) } as const;
  const removed = list
    .filter((fold) => fold.end === 'delete' && fold.record.deletedAt === null)
    .map((fold) => fold.record);
  const restored = list
    .filter((fold) => fold.end === 'restore' && fold.record.deletedAt !== null)
    .map((fold) => fold.record);
  yield* refuseTaken(writing, restored);
  for (const [records, deleted] of [
    [removed, true],
    [restored, false],
  ] as const) {
    if (records.length === 0) continue;
    const placed = yield* setDeleted(writing, records, deleted, { cause, operation: undoing.operation });
    undoing.operation ??= placed.operation;
    undoing.changed += records.length;
  }
}

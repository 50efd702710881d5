// What every write of records shares: its unit, its changes, its place in an operation.
import { AppError } from '@keepwell/kernel';
import type { RuleContext } from '@keepwell/rule';
import type { StoredEntity } from '../catalog/stored-entity.ts';
import type { Cause, ChangeKind } from '../changes/change-log.ts';
import { type Acting, grantOn, meOf, type PlainGrant } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { InsertShape } from '../database/dialect.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import type { Values } from '../catalog/stored-entity.ts';

export interface WriteInput {
  readonly entity: string;
  readonly cause?: Cause;
  readonly operation?: number;
}

/** One write of one entity by one actor. */
export interface Writing {
  readonly work: Work;
  readonly acting: Acting;
  readonly entity: StoredEntity;
  readonly grant: PlainGrant;
  readonly context: RuleContext;
}

export type Right = 'create' | 'update' | 'delete';

export function* beginWriting(work: Work, acting: Acting, entityId: string, right: Right): Step<Writing> {
  const catalog = yield* work.catalog();
  const grant = grantOn(acting, entityId);
  // Who may not even read learns nothing, not even that the entity exists.
  if (!grant.read && !grant[right]) throw new AppError('store.entity_not_found', { entity: entityId });
  const entity = catalog.need(entityId);
  if (!grant[right]) throw new AppError('store.forbidden');
  return { work, acting, entity, grant, context: contextOf(acting) };
}

export function contextOf(acting: Acting): RuleContext {
  return { now: acting.now, timeZone: acting.timeZone, me: meOf(acting) };
}

export interface ChangeDraft {
  readonly record: number;
  readonly change: ChangeKind;
  /** Values by field id, or their JSON text. */
  readonly before: Values | string;
  readonly after: Values | string;
  /** Instead of the cause's own `of`. */
  readonly of?: string;
}

const changeShape: InsertShape = {
  table: 'change',
  columns: [
    'position',
    'operation',
    'entity',
    'record',
    'change',
    'at',
    'actor',
    'cause',
    'cause_of',
    'before',
    'after',
  ],
  types: ['integer', 'integer', 'text', 'integer', 'text', 'integer', 'text', 'text', 'text', 'text', 'text'],
};

export interface Placed {
  readonly operation: number;
  readonly position: number;
}

/** Appends changes to the log. An operation is named by the position of its first change. */
export function* appendChanges(
  writing: Writing,
  drafts: readonly ChangeDraft[],
  input: { readonly cause?: Cause; readonly operation?: number },
): Step<Placed> {
  return yield* appendEntityChanges(writing.work, writing.acting, writing.entity.entity.id, drafts, input);
}

export function* appendEntityChanges(
  work: Work,
  acting: Acting,
  entity: string,
  drafts: readonly ChangeDraft[],
  input: { readonly cause?: Cause; readonly operation?: number },
): Step<Placed> {
  if (drafts.length === 0) return { operation: input.operation ?? 0, position: yield* latest(work) };
  const positions = yield* work.dialect.takePositions(drafts.length);
  const operation = input.operation ?? positions[0] ?? 0;
  const cause = input.cause?.kind ?? 'edit';
  const of = input.cause?.of ?? null;
  const rows = drafts.map((draft, index) => [
    positions[index],
    operation,
    entity,
    draft.record,
    draft.change,
    acting.now,
    acting.actor,
    cause,
    draft.of ?? of,
    toText(draft.before),
    toText(draft.after),
  ]);
  yield* tell(work.dialect.insert(changeShape, rows));
  return { operation, position: positions.at(-1) ?? 0 };
}

function toText(values: Values | string): string {
  if (typeof values === 'string') return values;
  for (const _ in values) return JSON.stringify(values);
  return '{}';
}

function* latest(work: Work): Step<number> {
  const { sql, parameters } = latestStatement(work);
  const row = yield* askOne({ sql, parameters });
  return Number(row?.position);
}

function latestStatement(work: Work): { sql: string; parameters: readonly unknown[] } {
  const compiled = work.dialect.latestPosition().compile(work.dialect.compiler);
  return { sql: `select ${compiled.sql} as position`, parameters: compiled.parameters };
}

// A person's word against the model's band: with a reason, perhaps until a day, perhaps locked; never overwritten in silence.
import { AppError } from '@keepwell/kernel';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { appendEntityChanges } from '../records/writing.ts';
import { modelAt, type RunRow, runRow } from './model-row.ts';

export interface OverrideInput {
  readonly id: string;
  readonly model: string;
  readonly record: number;
  readonly band: string;
  readonly reason: string;
  readonly until: number | null;
  readonly locked: boolean;
  /** May lift what another has locked. */
  readonly isOwner: boolean;
}

export function* setOverride(work: Work, acting: Acting, input: OverrideInput): Step<null> {
  const row = yield* needScored(work, input.model);
  yield* endOverride(acting, input);
  yield* tell({
    sql: `insert into score_override (id, model, record, band, reason, by, at, until, locked)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    parameters: [
      input.id,
      input.model,
      input.record,
      input.band,
      input.reason,
      acting.actor,
      acting.now,
      input.until,
      input.locked ? 1 : 0,
    ],
  });
  yield* show(work, acting, row, input.record, input.band, input.until);
  return null;
}

export function* liftOverride(
  work: Work,
  acting: Acting,
  input: Pick<OverrideInput, 'model' | 'record' | 'isOwner'>,
): Step<null> {
  const row = yield* needScored(work, input.model);
  yield* endOverride(acting, input);
  yield* show(work, acting, row, input.record, null, null);
  return null;
}

function* needScored(work: Work, model: string): Step<RunRow> {
  const row = yield* runRow(model, work.dialect);
  if (row === undefined || row.generation === null) throw new AppError('store.not_scored');
  return row;
}

function* endOverride(
  acting: Acting,
  { model, record, isOwner }: Pick<OverrideInput, 'model' | 'record' | 'isOwner'>,
): Step<void> {
  const old = yield* askOne({
    sql: `select by, locked, until from score_override where model = $1 and record = $2 and ended_at is null`,
    parameters: [model, record],
  });
  if (old === undefined) return;
  const inForce = old.until === null || Number(old.until) > acting.now;
  if (inForce && Number(old.locked) === 1 && old.by !== acting.actor && !isOwner)
    throw new AppError('store.override_locked');
  yield* tell({
    sql: 'update score_override set ended_at = $3, ended_by = $4 where model = $1 and record = $2 and ended_at is null',
    parameters: [model, record, acting.now, acting.actor],
  });
}

/** The band that is shown changes at once, and the record's history says who said so. */
function* show(
  work: Work,
  acting: Acting,
  row: RunRow,
  record: number,
  band: string | null,
  until: number | null,
): Step<void> {
  const table = scoreTableName(row.model, row.generation ?? 0);
  const old = yield* askOne({
    sql: `select band, override_band, override_until from "${table}" where record = $1`,
    parameters: [record],
  });
  if (old === undefined) throw new AppError('store.not_scored');
  yield* tell({
    sql: `update "${table}" set override_band = $2, override_until = $3 where record = $1`,
    parameters: [record, band, until],
  });
  const inForce =
    old.override_band !== null && (old.override_until === null || Number(old.override_until) > acting.now);
  const [was, now] = [String(inForce ? old.override_band : old.band), band ?? String(old.band)];
  const model = row.revision === null ? undefined : yield* modelAt(row.model, row.revision);
  const field = model?.definition.fields.band;
  if (field == null || was === now) return;
  const draft = { record, change: 'update', before: { [field]: was }, after: { [field]: now } } as const;
  yield* appendEntityChanges(work, acting, row.entity, [draft], {
    cause: { kind: 'score', of: `${row.model} override` },
  });
}

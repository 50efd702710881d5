// Sign-offs as they are stored, and what must hold before one is added: a published revision whose scores are in use.
import type { CompiledModel, ReviewFigures } from '@keepwell/health';
import { AppError } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Row, type Step, tell } from '../database/step.ts';
import { needDocument } from '../documents/working-copy.ts';
import { healthModelKindName, modelAt, type RunRow, runRow } from './model-row.ts';
import type { SignOff } from './score-store.ts';

/** With its figures: who may see them is for the store to decide. */
export type StoredSignOff = SignOff & { readonly figures: ReviewFigures };

function toSignOff(row: Row): StoredSignOff {
  return {
    id: String(row.id),
    model: String(row.model),
    revision: Number(row.revision),
    by: String(row.by),
    at: Number(row.at),
    verdict: row.verdict === 'approved' ? 'approved' : 'rejected',
    note: row.note === null ? null : String(row.note),
    figures: JSON.parse(String(row.figures)) as ReviewFigures,
  };
}

export function* readSignOff(id: string): Step<StoredSignOff | undefined> {
  const row = yield* askOne({ sql: 'select * from model_signoff where id = $1', parameters: [id] });
  return row === undefined ? undefined : toSignOff(row);
}

/** Newest first. */
export function* readSignOffs(model: string): Step<readonly StoredSignOff[]> {
  const rows = yield* ask({
    sql: 'select * from model_signoff where model = $1 order by number desc',
    parameters: [model],
  });
  return rows.map(toSignOff);
}

export interface Signable {
  readonly row: RunRow;
  readonly generation: number;
  readonly model: CompiledModel;
}

/**
 * The revision with its scores. Throws `store.document_not_found`, `store.revision_not_found`, `store.sign_off_outdated`,
 * `store.not_scored`. `hold`: no run may switch to other scores before this transaction ends.
 */
export function* needSignable(id: string, revision: number, actor: string, hold?: Dialect): Step<Signable> {
  const { document } = yield* needDocument(id, actor);
  if (document.kind !== healthModelKindName || document.published === null) {
    throw new AppError('store.document_not_found', { document: id });
  }
  const model = yield* modelAt(id, revision);
  if (model === undefined) throw new AppError('store.revision_not_found', { revision });
  const current = document.published.revision;
  if (revision !== current) throw new AppError('store.sign_off_outdated', { revision, current });
  const row = yield* runRow(id, hold);
  if (row === undefined || row.generation === null || row.revision !== revision) {
    throw new AppError('store.not_scored');
  }
  return { row, generation: row.generation, model };
}

/** The same word sent twice is one; another one under the same id is refused. */
export function repeated(known: StoredSignOff, sent: Omit<SignOff, 'at' | 'figures'>): StoredSignOff {
  const isSame = (['model', 'revision', 'by', 'verdict', 'note'] as const).every((part) => known[part] === sent[part]);
  if (!isSame) throw new AppError('store.key_reused');
  return known;
}

export interface SignOffInput {
  readonly id: string;
  readonly model: string;
  readonly revision: number;
  readonly verdict: SignOff['verdict'];
  readonly note: string | null;
  readonly figures: ReviewFigures;
}

/** Adds a row and changes none. What the figures were counted from is looked at again: a publish may have come between. */
export function* addSignOff(work: Work, acting: Acting, input: SignOffInput): Step<StoredSignOff> {
  yield* needSignable(input.model, input.revision, acting.actor, work.dialect);
  const known = yield* readSignOff(input.id);
  if (known !== undefined) return repeated(known, { ...input, by: acting.actor });
  const last = yield* askOne({
    sql: 'select max(number) as number from model_signoff where model = $1',
    parameters: [input.model],
  });
  yield* tell({
    sql: `insert into model_signoff (id, model, number, revision, by, at, verdict, note, figures)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    parameters: [
      input.id,
      input.model,
      Number(last?.number ?? 0) + 1,
      input.revision,
      acting.actor,
      acting.now,
      input.verdict,
      input.note,
      JSON.stringify(input.figures),
    ],
  });
  return { ...input, by: acting.actor, at: acting.now };
}

// Writes to rows of jobs.
import { AppError, type Json } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Row, type Step, tell } from '../database/step.ts';
import type { JobRow, JobState } from './job-store.ts';

type Problem = NonNullable<JobRow['problem']>;

export function toJob(row: Row): JobRow {
  const number = (value: Row[string] | undefined): number | null => (value === null ? null : Number(value));
  const json = (value: Row[string] | undefined): Json | null =>
    value === null || value === undefined ? null : (JSON.parse(String(value)) as Json);
  return {
    id: String(row.id),
    kind: String(row.kind),
    actor: String(row.actor),
    state: String(row.state) as JobState,
    done: Number(row.done),
    total: number(row.total),
    createdAt: Number(row.created_at),
    startedAt: number(row.started_at),
    finishedAt: number(row.finished_at),
    input: json(row.input),
    result: json(row.result),
    problem: json(row.problem) as Problem | null,
  };
}

function* needJob(id: string): Step<JobRow> {
  const row = yield* askOne({ sql: 'select * from job where id = $1', parameters: [id] });
  if (row === undefined) throw new AppError('store.job_not_found', { job: id });
  return toJob(row);
}

export function* createJob(
  _work: Work,
  acting: Acting,
  input: { readonly id: string; readonly kind: string; readonly actor: string; readonly input: Json },
): Step<JobRow> {
  yield* tell({
    sql: `insert into job (id, kind, actor, state, done, created_at, input) values ($1, $2, $3, 'waiting', 0, $4, $5)
      on conflict do nothing`,
    parameters: [input.id, input.kind, input.actor, acting.now, JSON.stringify(input.input)],
  });
  return yield* needJob(input.id);
}

export function* claimJob(
  work: Work,
  acting: Acting,
  input: { readonly kinds: readonly string[]; readonly leaseMs: number },
): Step<JobRow | null> {
  const places = input.kinds.map((_, index) => `$${index + 1}`).join(', ');
  if (places === '') return null;
  const skip = work.dialect.hasConcurrentWriters ? ' for update skip locked' : '';
  const row = yield* askOne({
    sql: `select id from job where state = 'waiting' and kind in (${places}) order by created_at, id limit 1${skip}`,
    parameters: input.kinds,
  });
  if (row === undefined) return null;
  yield* tell({
    sql: `update job set state = 'running', started_at = coalesce(started_at, $2), lease_until = $3 where id = $1`,
    parameters: [row.id, acting.now, acting.now + input.leaseMs],
  });
  return yield* needJob(String(row.id));
}

export function* reportJob(
  _work: Work,
  acting: Acting,
  input: {
    readonly id: string;
    readonly done: number;
    readonly total?: number | null;
    readonly leaseMs: number;
    readonly result?: Json;
  },
): Step<JobRow> {
  yield* tell({
    sql: `update job set done = $2, total = coalesce($3, total), lease_until = $4, result = coalesce($5, result),
      started_at = coalesce(started_at, $6), state = case when state = 'waiting' then 'running' else state end
      where id = $1 and state in ('waiting', 'running')`,
    parameters: [
      input.id,
      input.done,
      input.total ?? null,
      acting.now + input.leaseMs,
      input.result === undefined ? null : JSON.stringify(input.result),
      acting.now,
    ],
  });
  return yield* needJob(input.id);
}

export function* endJob(
  _work: Work,
  acting: Acting,
  input: {
    readonly id: string;
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly result?: Json;
    readonly problem?: Problem;
  },
): Step<JobRow> {
  const ended = yield* tell({
    sql: `update job set state = $2, finished_at = $3, lease_until = null, result = coalesce($4, result), problem = $5,
      done = case when $2 = 'done' then coalesce(total, done) else done end
      where id = $1 and state in ('waiting', 'running')`,
    parameters: [
      input.id,
      input.state,
      acting.now,
      input.result === undefined ? null : JSON.stringify(input.result),
      input.problem === undefined ? null : JSON.stringify(input.problem),
    ],
  });
  // A job that was cancelled still tells what it had done by then.
  if (ended === 0 && input.result !== undefined) {
    yield* tell({
      sql: `update job set result = $2 where id = $1 and state = 'cancelled'`,
      parameters: [input.id, JSON.stringify(input.result)],
    });
  }
  return yield* needJob(input.id);
}

export function* recoverJobs(
  _work: Work,
  acting: Acting,
  input: { readonly resumable: readonly string[]; readonly all: boolean },
): Step<readonly JobRow[]> {
  const rows = yield* ask({
    sql: `select id, kind from job where state = 'running' and ($1 = 1 or lease_until is null or lease_until < $2)`,
    parameters: [input.all ? 1 : 0, acting.now],
  });
  const recovered: JobRow[] = [];
  for (const row of rows) {
    const id = String(row.id);
    if (input.resumable.includes(String(row.kind))) {
      yield* tell({ sql: `update job set state = 'waiting', lease_until = null where id = $1`, parameters: [id] });
      recovered.push(yield* needJob(id));
    } else {
      const problem = { code: 'store.job_interrupted', params: {} };
      recovered.push(yield* endJob(_work, acting, { id, state: 'failed', problem }));
    }
  }
  return recovered;
}

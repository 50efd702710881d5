// The job store: rows of jobs by command and look-up.
import { createId } from '@keepwell/kernel';
import { systemActor } from '../actor.ts';
import { ask, askOne } from '../database/step.ts';
import type { Session } from '../session.ts';
import { toJob } from './job-commands.ts';
import type { JobStore } from './job-store.ts';

export function createJobStore(session: Session): JobStore {
  const { database } = session;
  const actor = systemActor('jobs');
  return {
    create: (job) => session.write(actor, 'createJob', { ...job, id: job.id ?? createId('j', session.random) }),
    get: (id) =>
      database.read(function* get() {
        const row = yield* askOne({ sql: 'select * from job where id = $1', parameters: [id] });
        return row === undefined ? undefined : toJob(row);
      }),
    list: ({ kind, state, limit = 100 }) =>
      database.read(function* list() {
        const rows = yield* ask({
          sql: `select * from job where kind = coalesce($1, kind) and state = coalesce($2, state)
            order by created_at desc, id desc limit $3`,
          parameters: [kind ?? null, state ?? null, limit],
        });
        return rows.map(toJob);
      }),
    async claim(kinds, leaseMs) {
      return (await session.write(actor, 'claimJob', { kinds, leaseMs })) ?? undefined;
    },
    progress: (id, progress) => session.write(actor, 'reportJob', { id, ...progress }),
    finish: (id, result) => session.write(actor, 'endJob', { id, state: 'done', result }),
    fail: (id, { code, params = {} }, result) =>
      session.write(actor, 'endJob', { id, state: 'failed', problem: { code, params }, result }),
    cancel: (id) => session.write(actor, 'endJob', { id, state: 'cancelled' }),
    recover: (resumable) =>
      session.write(actor, 'recoverJobs', { resumable, all: !database.dialect.hasConcurrentWriters }),
  };
}

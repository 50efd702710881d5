// Rows of jobs (imports, exports, recomputation): their state survives restarts.
import type { Json } from '@keepwell/kernel';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  /** User who started it. */
  readonly actor: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** What the job was asked to do. */
  readonly input: Json;
  readonly result: Json | null;
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, Json>> } | null;
}

export interface JobStore {
  create(job: {
    readonly kind: string;
    readonly actor: string;
    readonly input: Json;
    readonly id?: string;
  }): Promise<JobRow>;
  get(id: string): Promise<JobRow | undefined>;
  list(filter: {
    readonly kind?: string;
    readonly state?: JobState;
    readonly limit?: number;
  }): Promise<readonly JobRow[]>;
  /** Takes the oldest waiting job of these kinds and holds it for `leaseMs`; extend by `progress`. */
  claim(kinds: readonly string[], leaseMs: number): Promise<JobRow | undefined>;
  /** Reports progress and extends the lease; answers the job, whose state is `cancelled` when somebody cancelled it. */
  progress(
    id: string,
    progress: {
      readonly done: number;
      readonly total?: number | null;
      readonly leaseMs: number;
      readonly result?: Json;
    },
  ): Promise<JobRow>;
  finish(id: string, result: Json): Promise<JobRow>;
  fail(
    id: string,
    problem: { readonly code: string; readonly params?: Readonly<Record<string, Json>> },
    result?: Json,
  ): Promise<JobRow>;
  cancel(id: string): Promise<JobRow>;
  /**
   * Running jobs whose lease ran out: their process died. Kinds in `resumable` wait again, others fail with
   * `store.job_interrupted`. Called for all running jobs when a SQLite data folder is opened.
   */
  recover(resumable: readonly string[]): Promise<readonly JobRow[]>;
}

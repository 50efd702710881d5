// Errors on their way between threads, and what the database's own errors mean to a person.
import { AppError, type Issue, type IssueParams } from '@keepwell/kernel';

export type Failure =
  | {
      readonly app: true;
      readonly code: string;
      readonly params: IssueParams;
      readonly issues: readonly Issue[];
      readonly detail: unknown;
    }
  | { readonly app: false; readonly message: string; readonly stack: string | undefined; readonly code: string };

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

/** Disk full or failing: the transaction is lost, and with it every unit of its group. */
export function toDiskError(thrown: unknown): AppError | undefined {
  const code = codeOf(thrown);
  // 53100 is PostgreSQL's disk_full, 58030 its io_error.
  if (code === 'SQLITE_FULL' || code === '53100') return new AppError('store.disk_full', {}, { cause: thrown });
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_READONLY' || code === '58030') {
    return new AppError('store.io_failed', {}, { cause: thrown });
  }
  return undefined;
}

export function toFailure(thrown: unknown): Failure {
  const error = toDiskError(thrown) ?? thrown;
  if (error instanceof AppError) {
    const { code, params, issues, detail } = error;
    return { app: true, code, params, issues, detail };
  }
  if (error instanceof Error) return { app: false, message: error.message, stack: error.stack, code: codeOf(error) };
  return { app: false, message: String(error), stack: undefined, code: '' };
}

export function fromFailure(failure: Failure): Error {
  if (failure.app)
    return new AppError(failure.code, failure.params, { issues: failure.issues, detail: failure.detail });
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return Object.assign(error, { code: failure.code });
}

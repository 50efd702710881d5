// AppError: what is thrown when a request cannot be served: not found, conflict, forbidden, broken invariant.
import type { Issue, IssueParams } from './issue.ts';

/** A failure with a code of the error tables. `issues` say where; `detail` is data for the screen (a conflict's values). */
export class AppError extends Error {
  readonly code: string;
  readonly params: IssueParams;
  readonly issues: readonly Issue[];
  readonly detail: unknown;

  constructor(
    code: string,
    params: IssueParams = {},
    more: { issues?: readonly Issue[]; detail?: unknown; cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.issues = more.issues ?? [];
    this.detail = more.detail;
  }
}

export function isAppError(thrown: unknown, code?: string): thrown is AppError {
  return thrown instanceof AppError && (code === undefined || thrown.code === code);
}

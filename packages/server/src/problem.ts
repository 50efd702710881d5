// What went wrong, as RFC 9457 problem details in the reader's language; nothing internal gets out.
import type { Problem } from '@keepwell/api';
import { AppError, describeIssue, isAppError, type Issue, type Language } from '@keepwell/kernel';
import { allCodes } from './all-codes.ts';

/** Fastify's own refusals, before a handler is reached. */
const frameworkCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'server.not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'server.not_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'server.not_json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'server.media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'server.body_too_large',
};

/** Any thrown thing as an AppError; what is not known becomes `server.internal`, whose cause only the log sees. */
export function toAppError(
  thrown: unknown,
  request: { readonly id: string; readonly contentType?: string | undefined; readonly bodyLimit?: number },
): AppError {
  if (isAppError(thrown)) return thrown;
  const own = thrown as { code?: unknown; statusCode?: unknown };
  const code = typeof own?.code === 'string' ? frameworkCodes[own.code] : undefined;
  if (code === 'server.media_type') {
    return new AppError(code, { found: request.contentType ?? '', expected: 'application/json' });
  }
  if (code === 'server.body_too_large') {
    return new AppError(code, { limit: `${Math.round((request.bodyLimit ?? 0) / 1024)} KB` });
  }
  // secure-json-parse refuses `__proto__` with a plain SyntaxError of status 400.
  if (code !== undefined || own?.statusCode === 400) return new AppError(code ?? 'server.not_json');
  return new AppError('server.internal', { requestId: request.id }, { cause: thrown });
}

export function statusOf(error: AppError): number {
  return allCodes[error.code]?.status ?? (error.issues.length > 0 ? 422 : 400);
}

function toWireIssue(found: Issue, language: Language): Problem['issues'][number] {
  return {
    code: found.code,
    path: [...found.path],
    severity: found.severity,
    params: { ...found.params },
    message: describeIssue(allCodes, found, language),
  };
}

export function toProblem(error: AppError, language: Language, requestId: string): Problem {
  return {
    type: `urn:keepwell:problem:${error.code}`,
    title: describeIssue(allCodes, error, language),
    status: statusOf(error),
    code: error.code,
    params: { ...error.params },
    issues: error.issues.slice(0, 1000).map((found) => toWireIssue(found, language)),
    ...(error.detail === undefined ? {} : { data: error.detail }),
    requestId,
  };
}

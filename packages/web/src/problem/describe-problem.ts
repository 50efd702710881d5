// describeProblem: a failure in words, with what must be changed.
import { AppError, describeIssue, type Language } from '@keepwell/kernel';
import { wireDetail, type WireIssue } from '../connection/transport.ts';
import { webCodes } from '../errors.ts';

export interface ProblemWords {
  readonly code: string;
  /** What happened, one sentence. */
  readonly title: string;
  /** One sentence for each thing that must be changed. */
  readonly findings: readonly string[];
  readonly requestId?: string;
}

/** The server writes its sentences itself, in the language of the request; only this page's own codes are looked up. */
export function describeProblem(failure: unknown, language: Language): ProblemWords {
  if (!(failure instanceof AppError)) {
    return { code: 'web.page_failed', title: webCodes['web.page_failed'].message[language], findings: [] };
  }
  const wire = wireDetail(failure);
  if (wire === undefined)
    return { code: failure.code, title: describeIssue(webCodes, failure, language), findings: [] };
  return {
    code: failure.code,
    title: wire.title,
    findings: [
      ...(wire.detail === undefined || wire.detail === '' ? [] : [wire.detail]),
      ...new Set(failure.issues.flatMap((found: WireIssue) => found.message ?? [])),
    ],
    requestId: wire.requestId,
  };
}

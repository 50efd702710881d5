// describeProblem: a failure in words, with what was kept and what to do next.
import { AppError, describeIssue, type CodeTable, type Issue, type Language } from '@keepwell/kernel';
import * as model from '@keepwell/model';
import * as rule from '@keepwell/rule';
import { wireDetail } from '../connection/transport.ts';
import { webCodes } from '../errors.ts';

export interface ProblemWords {
  readonly code: string;
  /** What happened, one sentence. */
  readonly title: string;
  /** One sentence for each thing that must be changed. */
  readonly findings: readonly string[];
  readonly requestId?: string;
}

const codes: CodeTable = {
  ...(model as unknown as { modelCodes?: CodeTable }).modelCodes,
  ...(rule as unknown as { ruleCodes?: CodeTable }).ruleCodes,
  ...webCodes,
};

/** The sentence of an issue, whichever package found it. */
export function describeFinding(found: Pick<Issue, 'code' | 'params'>, language: Language): string {
  return describeIssue(codes, found, language);
}

export function describeProblem(failure: unknown, language: Language): ProblemWords {
  if (!(failure instanceof AppError)) {
    return { code: 'web.page_failed', title: webCodes['web.page_failed'].message[language], findings: [] };
  }
  const wire = wireDetail(failure);
  const own = describeFinding(failure, language);
  const known = own !== failure.code;
  return {
    code: failure.code,
    title: wire === undefined || (known && wire.title === '') ? own : wire.title,
    findings: [
      ...(wire?.detail === undefined || wire.detail === '' ? [] : [wire.detail]),
      ...failure.issues
        .map((found) => describeFinding(found, language))
        .filter((text) => !/^[a-z]+\.[a-z_]+$/.test(text)),
    ],
    requestId: wire?.requestId,
  };
}

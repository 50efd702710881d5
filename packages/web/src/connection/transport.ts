// Carries the typed client's requests over fetch and turns problem documents into AppErrors.
import type { Problem, Transport, WireRequest } from '@keepwell/api';
import { AppError, type Issue, type IssueParams } from '@keepwell/kernel';
import { reportReached, reportUnreachable } from './connection-state.ts';

export interface TransportOptions {
  /** Language of sentences that the server writes. */
  readonly language: () => string;
  /** Called when a request that needs a session finds none. */
  readonly onSignedOut: () => void;
}

/** `detail` of an AppError that came over the wire. */
export interface WireDetail {
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly data?: unknown;
  readonly requestId?: string;
}

/** An issue from the server brings its sentence along. */
export interface WireIssue extends Issue {
  readonly message?: string;
}

export function createTransport(options: TransportOptions): Transport {
  return async (request) => {
    const response = await send(request, options.language());
    reportReached(Date.now());
    if (response.ok) return readAnswer(response);
    const problem = await readProblem(response);
    if (response.status === 401 && request.url !== '/api/sign-in') options.onSignedOut();
    throw problem;
  };
}

async function send(request: WireRequest, language: string): Promise<Response> {
  const isFile = request.transport === 'file';
  const headers: Record<string, string> = { 'accept-language': language, accept: 'application/json' };
  if (request.body !== undefined) headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
  let body: BodyInit | undefined;
  if (request.body !== undefined) body = isFile ? (request.body as BodyInit) : JSON.stringify(request.body);
  try {
    return await fetch(request.url, { method: request.method, headers, body, credentials: 'same-origin' });
  } catch (cause) {
    reportUnreachable();
    throw new AppError('web.offline', {}, { cause });
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError('web.answer_unreadable', { status: response.status }, { cause });
  }
}

async function readProblem(response: Response): Promise<AppError> {
  try {
    const problem = (await response.json()) as Problem;
    if (typeof problem.code !== 'string') throw new TypeError('not a problem document');
    const detail: WireDetail = {
      title: problem.title,
      detail: problem.detail,
      status: response.status,
      data: problem.data,
      requestId: problem.requestId,
    };
    const issues = (problem.issues ?? []).map(
      (found): WireIssue => ({ ...found, params: found.params as IssueParams }),
    );
    return new AppError(problem.code, (problem.params ?? {}) as IssueParams, { issues, detail });
  } catch {
    return new AppError('web.answer_unreadable', { status: response.status });
  }
}

/** What the server sent with a problem; undefined for failures of this page. */
export function wireDetail(failure: unknown): WireDetail | undefined {
  if (!(failure instanceof AppError)) return undefined;
  const detail = failure.detail as WireDetail | undefined;
  return typeof detail?.status === 'number' ? detail : undefined;
}

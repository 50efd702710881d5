// The two answers of the door: a value taken as it is, or a refusal with its code and what was seen.
import type { IssueParams } from '@keepwell/kernel';
import type { ModelCode } from '../errors.ts';
import type { Accepted, FieldValue } from '../field-type.ts';

export type Refused = Extract<Accepted, { ok: false }>;

export const empty: Accepted = Object.freeze({ ok: true, value: null });

export function accepted(value: FieldValue): Accepted {
  return { ok: true, value };
}

export function refused(code: ModelCode, params: IssueParams = {}): Refused {
  return { ok: false, code, params };
}

const mostShown = 60;

/** What was given, short enough to stand in a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : inJson(value);
  const short = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
  return short.toWellFormed().replaceAll('\0', '␀');
}

function inJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // Big integers and objects that hold themselves have no JSON.
    return typeof value;
  }
}

/** A refusal that quotes what was given. */
export function refusedText(code: ModelCode, value: unknown, params: IssueParams = {}): Refused {
  return refused(code, { text: shown(value), ...params });
}

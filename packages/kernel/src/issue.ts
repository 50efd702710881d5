// Issues: whatever an author or a respondent can get wrong, as data that a screen can show at its place.
import type { Language, Text } from './text.ts';

export type Severity = 'error' | 'warning';
export type PathSegment = string | number;

/** One finding. `code` is `package.snake_case`; `path` points into the checked value; `params` fill the message. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PathSegment[];
  readonly severity: Severity;
  readonly params: IssueParams;
}

export type IssueParams = Readonly<Record<string, string | number | boolean | Text>>;

/** The words of one code: `{name}` stands for `params.name`. */
export interface CodeEntry {
  readonly message: Text;
  /** HTTP status when the code travels as an error; 400 for issues. */
  readonly status?: number;
}

export type CodeTable = Readonly<Record<string, CodeEntry>>;

export function issue(
  code: string,
  path: readonly PathSegment[],
  params: IssueParams = {},
  severity: Severity = 'error',
): Issue {
  return { code, path, severity, params };
}

export function warning(code: string, path: readonly PathSegment[], params: IssueParams = {}): Issue {
  return issue(code, path, params, 'warning');
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((found) => found.severity === 'error');
}

/** Fills `{name}` in a message. A parameter that is a Text is written in the same language. */
export function fillMessage(message: Text, params: IssueParams, language: Language): string {
  return message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'object') return value[language];
    return String(value);
  });
}

/** The sentence of an issue in the reader's language; an unknown code is shown as itself. */
export function describeIssue(table: CodeTable, found: Pick<Issue, 'code' | 'params'>, language: Language): string {
  const entry = table[found.code];
  return entry === undefined ? found.code : fillMessage(entry.message, found.params, language);
}

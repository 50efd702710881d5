// Which parts of a rule no database can compute, as issues of this package at their places.
import { describeIssue, type Issue, issue } from '@keepwell/kernel';
import { type Expression, ruleCodes, type Scope } from '@keepwell/rule';
import { canBeSql } from '@keepwell/rule/sql';

/** `reason` of each issue says, in both languages, what it is that has no SQL. */
export function notInSql(
  expression: Expression,
  scope: Scope,
  as: 'condition' | 'value',
  code: string,
  severity: 'error' | 'warning' = 'error',
): Issue[] {
  return canBeSql(expression, scope, as).map((found) => {
    const reason = { zh: describeIssue(ruleCodes, found, 'zh'), en: describeIssue(ruleCodes, found, 'en') };
    return issue(code, found.path, { reason }, severity);
  });
}

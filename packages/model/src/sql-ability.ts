// Which parts of a rule no database can compute, as issues of this package at their places.
import { type Issue, issue } from '@keepwell/kernel';
import { type Expression, isOperation, operators, partsOf } from '@keepwell/rule';
import type { ModelCode } from './errors.ts';

export function notInSql(expression: Expression, code: ModelCode, severity: 'error' | 'warning' = 'error'): Issue[] {
  const operator = isOperation(expression) ? operators.get(expression.operator) : undefined;
  if (operator !== undefined && !operator.syntax && 'notInSql' in operator.sql)
    return [issue(code, expression.path, {}, severity)];
  return partsOf(expression).flatMap((part) => notInSql(part, code, severity));
}

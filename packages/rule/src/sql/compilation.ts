// What one compilation to SQL carries along, and how a part that has no SQL is reported.
import type { Issue, Text } from '@keepwell/kernel';
import { issue } from '@keepwell/kernel';
import type { Expression as KyselyExpression } from 'kysely';
import type { Expression } from '../expression.ts';
import { bodyIndex, isOperation, partsOf } from '../expression.ts';
import type { Inference } from '../infer.ts';
import { operators } from '../operators/index.ts';
import type { RuleContext } from '../scope.ts';
import { emptyType } from '../value-type.ts';
import type { SqlDialect } from './sql-dialect.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export interface SqlOptions {
  readonly dialect: SqlDialect;
  readonly column: (path: string) => KyselyExpression<unknown>;
  readonly context: RuleContext;
}

export interface Compilation {
  readonly options: SqlOptions;
  readonly types: Inference;
  readonly tools: SqlTools;
  readonly issues: Issue[];
  aliases: number;
  /** Inside a list condition: the fragment of its item. */
  item: SqlFragment | undefined;
}

const failed: unique symbol = Symbol('failed');
type Failing = SqlValue & { readonly [failed]?: true };

export function fail(part: Expression, reason: Text, compilation: Compilation): SqlValue {
  const operator = isOperation(part) ? (operators.get(part.operator)?.labels ?? part.operator) : 'list';
  compilation.issues.push(issue('rule.not_in_sql', part.path, { operator, reason }));
  return nothing(compilation);
}

export function nothing(compilation: Compilation): SqlValue {
  const value: Failing = { ...compilation.tools.value(null, emptyType), [failed]: true };
  return value;
}

export function hasFailed(value: Failing): boolean {
  return value[failed] === true;
}

/** Whether a part looks at the record. All other parts are evaluated here and become parameters. */
export function readsRecord(part: Expression): boolean {
  if (part.kind === 'variable') return true;
  if (part.kind === 'call' && ['var', 'missing', 'missing_some'].includes(part.operator)) return true;
  const skip = part.kind === 'each' ? bodyIndex(part) : -1;
  return partsOf(part).some((inner, index) => index !== skip && readsRecord(inner));
}

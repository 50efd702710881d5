// Expression: a rule as a frozen tree, each node tagged by kind and carrying its path in the JSON it came from.
import type { Json, PathSegment } from '@keepwell/kernel';

export type RulePath = readonly PathSegment[];

/** A value as it stands: a primitive, or an object that is no operator. `quoted`: written as `{"literal": …}`. */
export interface Literal {
  readonly kind: 'literal';
  readonly path: RulePath;
  readonly value: Json;
  readonly quoted: boolean;
}

export interface ListOf {
  readonly kind: 'list';
  readonly path: RulePath;
  readonly items: readonly Expression[];
}

/** What a limit or the door refused (too deep, too long, not JSON): kept for printing, has no value. */
export interface Refused {
  readonly kind: 'refused';
  readonly path: RulePath;
  readonly raw: unknown;
}

interface Operation {
  readonly path: RulePath;
  /** The name as written: `if` and `?:` are one kind. */
  readonly operator: string;
  readonly args: readonly Expression[];
  /** Written without brackets, `{"!": x}`: remembered so that printing gives back what was read. */
  readonly bare: boolean;
}

/** `{"var": "f_…"}` with a name known in advance; `args[1]` is what stands in when there is no such field. */
export interface Variable extends Operation {
  readonly kind: 'variable';
  readonly name: string;
  /** The steps into the data; none for the whole. */
  readonly keys: readonly string[];
}

export interface Group extends Operation {
  readonly kind: 'and' | 'or';
}

/** `!` and `!!`. */
export interface Not extends Operation {
  readonly kind: 'not';
}

export interface If extends Operation {
  readonly kind: 'if';
}

/** A construct that judges its body once for each item of a list: map filter reduce all some none atLeast. */
export interface Each extends Operation {
  readonly kind: 'each';
}

/** A part that is kept but inactive. */
export interface Muted extends Operation {
  readonly kind: 'muted';
}

/** Everything else: an operator of the table, or a name that is not in it. */
export interface Call extends Operation {
  readonly kind: 'call';
}

export type OperationExpression = Variable | Group | Not | If | Each | Muted | Call;
export type Expression = Literal | ListOf | Refused | OperationExpression;

export function isOperation(expression: Expression): expression is OperationExpression {
  return 'operator' in expression;
}

/** The direct parts of an expression, in the order they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  if (isOperation(expression)) return expression.args;
  return expression.kind === 'list' ? expression.items : [];
}

/** Where the body of an `each` stands among its arguments. */
export function bodyIndex(each: Each): number {
  return each.operator === 'atLeast' ? 2 : 1;
}

/** A part that is muted, or a group whose every part is. It counts for nothing in the group around it. */
export function isMuted(expression: Expression): boolean {
  if (expression.kind === 'muted') return true;
  if (expression.kind === 'and' || expression.kind === 'or' || expression.kind === 'not') {
    return expression.args.length > 0 && expression.args.every(isMuted);
  }
  return false;
}

/** The parts of a group that count. */
export function activeParts(group: Group): readonly Expression[] {
  return group.args.some(isMuted) ? group.args.filter((part) => !isMuted(part)) : group.args;
}

/** The names this rule reads from its record, each once; those inside a list's condition belong to its items and are left out. */
export function referencesOf(expression: Expression): string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'variable') found.add(part.name);
    if (part.kind === 'call' && (part.operator === 'missing' || part.operator === 'missing_some')) {
      for (const name of namesIn(part.args)) found.add(name);
    }
    const skip = part.kind === 'each' ? bodyIndex(part) : -1;
    partsOf(part).forEach((inner, index) => {
      if (index !== skip) visit(inner);
    });
  };
  visit(expression);
  return [...found];
}

function namesIn(parts: readonly Expression[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'literal' && typeof part.value === 'string') return [part.value];
    return part.kind === 'list' ? namesIn(part.items) : [];
  });
}

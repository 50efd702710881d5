// One condition as the editor shows it in a row: field, operator, values. Read from an Expression and written back.
import { equalJson, type Json } from '@keepwell/kernel';
import {
  operators,
  failsWhenEmpty,
  parseRule,
  printRule,
  readGuard,
  withGuard,
  type Expression,
  type Operator,
  type Parameter,
  type ValueType,
} from '@keepwell/rule';

export interface RuleRow {
  readonly field: string;
  readonly operator: string;
  readonly negated: boolean;
  /** What follows the field: rules again, most often plain values; null is a value not given yet. */
  readonly values: readonly Json[];
}

/** Comparisons that would take an empty value for 0: the row says "empty does not match". */
const guarded = new Set(['<', '<=', '>', '>=', 'between']);
/** Conditions over the items of a list have a place of their own, or are shown as formula. */
const itemConditions = new Set(['some', 'all', 'none', 'atLeast']);

/** Operators whose negation has no operator of its own and is asked for. */
const negatable = new Set([
  'in', 'between', 'contains', 'startsWith', 'endsWith', 'matches', 'containsAny', 'containsAll', 'inLast', 'inNext',
  'onDay', 'inPeriod',
]); // biome-ignore format: a table

export interface RowOperator {
  readonly operator: Operator;
  readonly negated: boolean;
}

/** What can be asked of a field of this type, in the order of the operator table. */
export function rowOperators(type: ValueType): RowOperator[] {
  const fitting = operators.all.filter(
    ({ editor, name }) => editor?.predicate === true && editor.kinds.includes(type.kind) && !itemConditions.has(name),
  );
  return fitting.flatMap((operator) => [
    { operator, negated: false },
    ...(negatable.has(operator.name) && operator.sentence.not !== undefined ? [{ operator, negated: true }] : []),
  ]);
}

/** The places for values behind the field; an optional one only when it is filled. */
export function valueSlots(row: RuleRow): readonly Parameter[] {
  const parameters = operators.get(row.operator)?.parameters.slice(1) ?? [];
  return parameters.filter((parameter, index) => parameter.optional !== true || row.values[index] !== undefined);
}

/** The row of an expression, undefined when it says more than a row can show. */
export function readRow(expression: Expression): RuleRow | undefined {
  const inner = readGuard(expression) ?? expression;
  const row = readCondition(inner, false);
  if (row === undefined) return undefined;
  // A row may stand for it only if writing the row gives back the very same rule, or one that is true of the same records.
  const written = printRule(
    failsWhenEmpty(expression) ? parseRule(withGuard(printRule(expression))).expression : expression,
  );
  return equalJson(writeRow(row), written) ? row : undefined;
}

function readCondition(expression: Expression, negated: boolean): RuleRow | undefined {
  if (expression.kind === 'not' && expression.operator === '!' && !negated) {
    const [inner] = expression.args;
    return inner === undefined ? undefined : readCondition(inner, true);
  }
  if (expression.kind !== 'call') return undefined;
  const [subject, ...values] = expression.args;
  if (subject?.kind !== 'variable' || subject.name === '' || subject.args.length !== 1) return undefined;
  const known = operators.get(expression.operator);
  if (known?.editor?.predicate !== true || itemConditions.has(known.name)) return undefined;
  return { field: subject.name, operator: expression.operator, negated, values: values.map(printRule) };
}

export function writeRow(row: RuleRow): Json {
  const condition: Json = { [row.operator]: [{ var: row.field }, ...row.values] };
  const whole: Json = row.negated ? { '!': [condition] } : condition;
  return guarded.has(row.operator) && isComplete(row) ? withGuard(whole) : whole;
}

export function isComplete(row: RuleRow): boolean {
  return row.values.every((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
}

/** A row with another field; operator and values stay where they still make sense. */
export function withField(row: RuleRow, field: string, before: ValueType | undefined, after: ValueType): RuleRow {
  const allowed = rowOperators(after);
  const kept = allowed.find((choice) => choice.operator.name === row.operator && choice.negated === row.negated);
  if (kept === undefined) {
    const [first] = allowed;
    return first === undefined ? { ...row, field } : blankRow(field, first);
  }
  // A value of the old field means nothing to a field of another type; counts and units do.
  const sameType = before !== undefined && equalJson(before, after);
  const values = row.values.map((value, index) =>
    sameType || kept.operator.parameters[index + 1]?.like === undefined ? value : null,
  );
  return { ...row, field, values };
}

/** A row with another operator; values that fit their new place stay. */
export function withOperator(row: RuleRow, choice: RowOperator): RuleRow {
  const blank = blankRow(row.field, choice);
  const old = operators.get(row.operator)?.parameters ?? [];
  const values = blank.values.map((value, index) => {
    const from = old[index + 1];
    const to = choice.operator.parameters[index + 1];
    const former = row.values[index];
    if (from === undefined || to === undefined || former === undefined) return value;
    const sameShape = from.like === to.like && takesList(from) === takesList(to) && from.words?.[0] === to.words?.[0];
    return sameShape ? former : value;
  });
  return { ...blank, values };
}

export function takesList(parameter: Parameter): boolean {
  return parameter.accepts !== 'any' && parameter.accepts.includes('list');
}

export function blankRow(field: string, { operator, negated }: RowOperator): RuleRow {
  const values = operator.parameters.slice(1).filter((parameter) => parameter.optional !== true);
  return { field, operator: operator.name, negated, values: values.map(firstValue) };
}

function firstValue(parameter: Parameter): Json {
  if (parameter.words !== undefined) return parameter.words[0] ?? null;
  if (takesList(parameter)) return [];
  return parameter.constant === true && parameter.like === undefined ? 30 : null;
}

/** Reads the JSON of one condition. */
export function rowOf(rule: Json): RuleRow | undefined {
  return readRow(parseRule(rule).expression);
}

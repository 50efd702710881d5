// < <= > >= between: bare comparisons where nothing is empty, JavaScript's reading of empty as 0 where something may be.
import type { SqlRefusal } from '../operators/operator.ts';
import { isAtMost, isLess } from '../runtime/values.ts';
import { numberType } from '../value-type.ts';
import { asNumber, truth } from './equality-sql.ts';
import { familyOf, isRefusal, ordered, refusals } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export type Order = '<' | '<=' | '>' | '>=';

export function orderSql(order: Order, args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const [a, b, c] = args;
  // With an operand missing JavaScript compares with undefined, which nothing is less than.
  if (a === undefined || b === undefined) return truth(tools, false);
  const first = pair(order, a, b, tools);
  if (c === undefined || isRefusal(first)) return first;
  const second = pair(order, b, c, tools);
  if (isRefusal(second)) return second;
  return tools.condition(
    tools.sql`(${first.fragment} and ${second.fragment})`,
    [a, b, c],
    first.loose === true || second.loose === true,
  );
}

export function compared(order: Order, a: SqlFragment, b: SqlFragment, { sql }: SqlTools): SqlFragment {
  switch (order) {
    case '<':
      return sql`${a} < ${b}`;
    case '<=':
      return sql`${a} <= ${b}`;
    case '>':
      return sql`${a} > ${b}`;
    case '>=':
      return sql`${a} >= ${b}`;
  }
}

/** What JavaScript answers for these two values. */
export function answerOf(order: Order, a: unknown, b: unknown): boolean {
  if (order === '<') return isLess(a, b);
  if (order === '<=') return isAtMost(a, b);
  return order === '>' ? isLess(b, a) : isAtMost(b, a);
}

function pair(order: Order, a: SqlValue, b: SqlValue, tools: SqlTools): SqlValue | SqlRefusal {
  const families = [familyOf(a.type), familyOf(b.type)];
  if (families.includes('list')) return refusals.list;
  if (families.includes('other')) return refusals.types;
  if (families[0] === 'text' && families[1] === 'text') return texts(order, a, b, tools);
  return numbersOf(order, a, b, tools);
}

function numbersOf(order: Order, a: SqlValue, b: SqlValue, tools: SqlTools): SqlValue | SqlRefusal {
  const left = familyOf(a.type) === 'empty' ? tools.value(0, numberType) : asNumber(a, tools);
  const right = familyOf(b.type) === 'empty' ? tools.value(0, numberType) : asNumber(b, tools);
  if (left === 'never' || right === 'never') return truth(tools, false);
  if (left === undefined || right === undefined) return refusals.textAsNumber;
  return tools.condition(
    compared(order, orZero(left, tools), orZero(right, tools), tools),
    plainOf([left, right]),
    false,
  );
}

/** Where an empty operand has become 0 the comparison no longer needs it. */
function plainOf(values: readonly SqlValue[]): readonly SqlValue[] {
  return values.filter((value) => !value.empty);
}

function orZero(value: SqlValue, { sql }: SqlTools): SqlFragment {
  return value.empty ? sql`coalesce(${value.fragment}, 0)` : value.fragment;
}

function texts(order: Order, a: SqlValue, b: SqlValue, tools: SqlTools): SqlValue | SqlRefusal {
  const { sql } = tools;
  const bare = compared(order, ordered(a, tools), ordered(b, tools), tools);
  if (!a.empty && !b.empty) return tools.condition(bare, [a, b], false);
  // Empty reads as 0 and the text beside it as a number: known for a constant, never true for a date.
  const onEmptyLeft = a.empty ? emptyAnswer(b, (value) => answerOf(order, null, value)) : false;
  const onEmptyRight = b.empty ? emptyAnswer(a, (value) => answerOf(order, value, null)) : false;
  if (onEmptyLeft === undefined || onEmptyRight === undefined) return refusals.unguarded;
  const more: SqlFragment[] = [bare];
  if (onEmptyLeft) more.push(sql`${a.fragment} is null`);
  if (onEmptyRight) more.push(sql`${b.fragment} is null`);
  if (a.empty && b.empty && answerOf(order, null, null))
    more.push(sql`(${a.fragment} is null and ${b.fragment} is null)`);
  if (more.length === 1) return tools.condition(bare, [a, b], true);
  return tools.condition(sql`(${tools.join(more, ' or ')})`, [], true);
}

function emptyAnswer(other: SqlValue, answer: (value: unknown) => boolean): boolean | undefined {
  if (other.constant !== undefined) return answer(other.constant.value);
  return other.type.kind === 'date' ? false : undefined;
}

/** Our own `between`: both ends belong to it, nothing empty and nothing of another type lies in it. */
export function betweenSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const [value, low, high] = args;
  if (value === undefined || low === undefined || high === undefined) return truth(tools, false);
  const families = args.map((arg) => familyOf(arg.type));
  if (families.includes('other')) return refusals.types;
  const [family] = families;
  if ((family !== 'number' && family !== 'text') || families.some((other) => other !== family))
    return truth(tools, false);
  const fragment = tools.sql`(${ordered(value, tools)} >= ${ordered(low, tools)} and ${ordered(value, tools)} <= ${ordered(high, tools)})`;
  return tools.condition(
    fragment,
    args,
    args.some((arg) => arg.empty),
  );
}

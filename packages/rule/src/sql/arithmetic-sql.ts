// + - * / % min max on doubles, as JavaScript computes them; what leaves the range of doubles is empty.
import type { SqlRefusal } from '../operators/operator.ts';
import { toParsedNumber } from '../runtime/values.ts';
import { integerType, numberType } from '../value-type.ts';
import { asNumber } from './equality-sql.ts';
import { familyOf, isWhole, refusals, refuse } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

/** Results below this need no guard against leaving the range of doubles. */
const safeBound = 1e307;
/** Decimal fields are kept below this, so sums of them are safe. */
export const decimalBound = 1e300;

function boundOf(value: SqlValue): number {
  if (value.constant !== undefined && typeof value.constant.value === 'number') return Math.abs(value.constant.value);
  return value.bound ?? (isWhole(value) ? Number.MAX_SAFE_INTEGER : decimalBound);
}

/** The operands of `+` and `*`, which read texts by parseFloat: true and empty are no numbers. */
function parsed(args: readonly SqlValue[], tools: SqlTools): readonly SqlValue[] | SqlRefusal | 'empty' {
  const numbers: SqlValue[] = [];
  for (const arg of args) {
    const family = familyOf(arg.type);
    if (arg.constant !== undefined) {
      const number = toParsedNumber(arg.constant.value);
      if (!Number.isFinite(number)) return 'empty';
      numbers.push(tools.value(number, numberType));
    } else if (family === 'number') numbers.push(arg);
    else if (family === 'boolean' || arg.type.kind === 'date') return refusals.types;
    else return family === 'text' ? refusals.textAsNumber : refusals.types;
  }
  return numbers;
}

/** The operands of - / % min max, which read empty as 0 and true as 1. */
function coerced(args: readonly SqlValue[], tools: SqlTools): readonly SqlValue[] | SqlRefusal | 'empty' {
  const numbers: SqlValue[] = [];
  for (const arg of args) {
    if (familyOf(arg.type) === 'empty') {
      numbers.push(tools.value(0, numberType));
      continue;
    }
    const number = asNumber(arg, tools);
    if (number === 'never') return 'empty';
    if (number === undefined) return arg.type.kind === 'date' ? refusals.types : refusals.textAsNumber;
    numbers.push(number);
  }
  return numbers;
}

function result(
  fragment: SqlFragment,
  empty: boolean,
  of: readonly SqlValue[],
  bound: number,
  tools: SqlTools,
): SqlValue {
  const known = { type: numberType, double: true, integral: of.every(isIntegral) };
  if (bound <= safeBound) return { ...known, fragment, empty, bound };
  const { sql } = tools;
  // Infinity comes out of SQLite as a value; a database that stops instead is guarded at the operation.
  const finite = tools.dialect.overflowIsError ? fragment : sql`nullif(nullif(${fragment}, 9e999), -9e999)`;
  return { ...known, fragment: finite, empty: true };
}

function isIntegral(value: SqlValue): boolean {
  return value.integral === true || isWhole(value);
}

const nothing = (tools: SqlTools): SqlValue => tools.value(null, numberType);

export function sumSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const numbers = parsed(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const bound = numbers.reduce((sum, value) => sum + boundOf(value), 0);
  const fragment = tools.sql`(${tools.join(tools.doubles(numbers, false), ' + ')})`;
  return result(
    fragment,
    numbers.some((value) => value.empty),
    numbers,
    bound,
    tools,
  );
}

export function subtractSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const numbers = coerced(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const { sql } = tools;
  const [a, b] = tools.doubles(numbers, true);
  const bound = numbers.reduce((sum, value) => sum + boundOf(value), 0);
  return result(b === undefined ? sql`(- ${a})` : sql`(${a} - ${b})`, false, numbers, bound, tools);
}

export function multiplySql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const [only] = args;
  if (args.length === 1 && only !== undefined) return only;
  const numbers = parsed(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const [first, ...rest] = numbers;
  if (first === undefined) return nothing(tools);
  return rest.reduce<SqlValue>((product, factor) => times(product, factor, tools), first);
}

function times(a: SqlValue, b: SqlValue, tools: SqlTools): SqlValue {
  const { sql } = tools;
  const [left, right] = tools.doubles([a, b], false);
  if (left === undefined || right === undefined) return nothing(tools);
  const product = sql`(${left} * ${right})`;
  const bound = boundOf(a) * boundOf(b);
  const empty = a.empty || b.empty;
  if (isSafeFactor(a, b, bound) || !tools.dialect.overflowIsError) return result(product, empty, [a, b], bound, tools);
  return {
    fragment: guardedProduct(left, right, product, tools),
    type: numberType,
    empty: true,
    double: true,
    integral: isIntegral(a) && isIntegral(b),
  };
}

/** No factor can be so small that the product vanishes, nor the product too large. */
function isSafeFactor(a: SqlValue, b: SqlValue, bound: number): boolean {
  return bound <= safeBound && (isNormal(a) || isNormal(b));
}

/** Zero, or at least 1: whole numbers, and constants that are large enough. */
function isNormal(value: SqlValue): boolean {
  if (value.constant !== undefined) return value.constant.value === 0 || Math.abs(Number(value.constant.value)) >= 1;
  return isIntegral(value);
}

/** Largest double, 2^200 and 2^-875: the product's rounding to 0 or infinity, tested without leaving the range. */
const largest = Number.MAX_VALUE;
const scaleUp = 2 ** 200;
const vanishing = 2 ** -875;

function guardedProduct(a: SqlFragment, b: SqlFragment, product: SqlFragment, { sql, dialect }: SqlTools): SqlFragment {
  const [most, up, least] = [largest, scaleUp, vanishing].map((value) => dialect.doubleParameter(sql, value));
  return sql`(case when abs(${b}) > 1 and abs(${a}) > ${most} / abs(${b}) then null when abs(${a}) < 1 and abs(${b}) < 1 and ${a} <> 0 and ${b} <> 0 and abs(${a}) * ${up} <= ${least} / abs(${b}) then 0 else ${product} end)`;
}

export function guardedQuotient(a: SqlFragment, b: SqlFragment, { sql, dialect }: SqlTools): SqlFragment {
  if (!dialect.overflowIsError) return sql`nullif(nullif(${a} / ${b}, 9e999), -9e999)`;
  const [most, up, least] = [largest, scaleUp, vanishing].map((value) => dialect.doubleParameter(sql, value));
  return sql`(case when ${b} = 0 then null when abs(${b}) < 1 and abs(${a}) > ${most} * abs(${b}) then null when abs(${a}) < 1 and abs(${b}) > 1 and ${a} <> 0 and abs(${a}) * ${up} <= ${least} * abs(${b}) then 0 else ${a} / ${b} end)`;
}

export function divideSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const numbers = coerced(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const [a, b] = numbers;
  if (a === undefined || b === undefined) return nothing(tools);
  const { sql } = tools;
  const [left, right] = tools.doubles([a, b], true);
  if (left === undefined || right === undefined) return nothing(tools);
  const divisor = b.constant?.value;
  if (divisor === 0) return nothing(tools);
  const quotient = { type: numberType, double: true };
  if (typeof divisor === 'number' && Math.abs(divisor) >= 1 && isIntegral(a) && Math.abs(divisor) < 1e200) {
    return { ...quotient, fragment: sql`(${left} / ${right})`, empty: false, bound: boundOf(a) };
  }
  // A divisor without a fraction cannot make the quotient too large; where underflow is an error, neither may the dividend be tiny.
  if (isIntegral(b) && boundOf(a) <= safeBound && (isIntegral(a) || !tools.dialect.overflowIsError)) {
    // Where overflow is no error, neither is division by zero: it is NULL already.
    const safe = tools.dialect.overflowIsError ? sql`nullif(${right}, 0)` : right;
    return { ...quotient, fragment: sql`(${left} / ${safe})`, empty: true, bound: boundOf(a) };
  }
  return { ...quotient, fragment: guardedQuotient(left, right, tools), empty: true };
}

export function remainderSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const numbers = coerced(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const [a, b] = numbers;
  if (a === undefined || b === undefined) return nothing(tools);
  if (!isWhole(a) || !isWhole(b)) {
    return refuse('only whole numbers have a remainder there', '数据库只能对整数取余');
  }
  const { sql, dialect } = tools;
  const whole = (value: SqlValue): SqlFragment => (value.empty ? sql`coalesce(${value.fragment}, 0)` : value.fragment);
  return {
    fragment: dialect.integerRemainder(sql, whole(a), whole(b)),
    type: integerType,
    empty: true,
    bound: boundOf(b),
  };
}

export function extremeSql(name: 'min' | 'max', args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const numbers = coerced(args, tools);
  if (numbers === 'empty') return nothing(tools);
  if ('refused' in numbers) return numbers;
  const { sql, dialect } = tools;
  const parts = numbers.map((value) => (value.empty ? sql`coalesce(${value.fragment}, 0)` : value.fragment));
  const [only] = parts;
  const bound = Math.max(...numbers.map(boundOf));
  if (parts.length === 1 && only !== undefined) return { fragment: only, type: numberType, empty: false, bound };
  const list = tools.join(parts, ', ');
  return {
    fragment: name === 'min' ? dialect.least(sql, list) : dialect.greatest(sql, list),
    type: numberType,
    empty: false,
    bound,
  };
}

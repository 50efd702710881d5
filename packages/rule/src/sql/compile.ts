// Expression → SQL. Two flavours: a condition, where NULL may stand for false, and a value, where true and false are exact.
//
//   infer types ─▶ constants are evaluated here ─▶ groups and branches become AND, OR, CASE ─▶ operators write their own SQL
//   (narrowed by      (today, dates, me)              (guards that a comparison implies           (or refuse, and the rule
//    guards)                                           are dropped)                                is reported by name)
import type { Issue } from '@keepwell/kernel';
import { issue } from '@keepwell/kernel';
import { sql as kyselySql } from 'kysely';
import { dayNumberOf } from '../calendar/day-range.ts';
import { evaluateRule } from '../evaluate.ts';
import type { Call, Each, Expression, Group, If, Variable } from '../expression.ts';
import { activeParts, bodyIndex, isOperation, partsOf } from '../expression.ts';
import { inferTypes, typeOfValue } from '../infer.ts';
import { operators } from '../operators/index.ts';
import type { Scope } from '../scope.ts';
import { isBoolean } from '../to-function.ts';
import type { ValueType } from '../value-type.ts';
import { booleanType, emptyType, joinTypes } from '../value-type.ts';
import type { Compilation, SqlOptions } from './compilation.ts';
import { fail, hasFailed, nothing, readsRecord } from './compilation.ts';
import { daysComparisonSql, flippedOrder } from './days-between.ts';
import { familyOf, isRefusal, refusals } from './families.ts';
import { orderSql } from './order-sql.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';
import { createTools } from './tools.ts';

export interface CompiledSql {
  readonly value: SqlValue;
  readonly issues: Issue[];
  readonly tools: SqlTools;
}

export function compileSql(
  expression: Expression,
  scope: Scope,
  options: SqlOptions,
  flavour: 'condition' | 'value',
): CompiledSql {
  const tools = createTools(options.dialect, options.context);
  const compilation: Compilation = {
    options,
    types: inferTypes(expression, scope),
    tools,
    issues: [],
    aliases: 0,
    item: undefined,
  };
  const value = flavour === 'condition' ? condition(expression, compilation) : compileValue(expression, compilation);
  return { value, issues: compilation.issues, tools };
}

function compileValue(part: Expression, compilation: Compilation): SqlValue {
  if (!readsRecord(part)) return compileConstant(part, compilation);
  switch (part.kind) {
    case 'variable':
      return compileVariable(part, compilation);
    case 'and':
    case 'or':
      return isBoolean(part) ? asValue(condition(part, compilation), compilation) : groupValue(part, compilation);
    case 'not':
      return asValue(condition(part, compilation), compilation);
    case 'if':
      return compileIf(part, compilation, false);
    case 'each':
      return asValue(compileEach(part, compilation), compilation);
    case 'call':
      return asValue(compileCall(part, compilation), compilation);
    default:
      return fail(part, refusals.list.refused, compilation);
  }
}

/** A condition as an operand: exact, and in brackets. */
function asValue(value: SqlValue, { tools }: Compilation): SqlValue {
  if (value.needs === undefined) return value;
  return { ...value, fragment: tools.sql`(${tools.exact(value)})`, loose: false, needs: undefined };
}

function compileConstant(part: Expression, compilation: Compilation): SqlValue {
  const unknown = unknownOperator(part);
  if (unknown !== undefined) return fail(unknown, { en: 'it is not known', zh: '未知的运算符' }, compilation);
  const { value, issues } = evaluateRule(part, null, compilation.options.context);
  compilation.issues.push(...issues.map((found) => ({ ...found, path: part.path })));
  const inferred = compilation.types.of(part).type;
  return compilation.tools.value(
    value,
    inferred.kind === 'unknown' || inferred.kind === 'empty' ? typeOfValue(value) : inferred,
  );
}

function unknownOperator(part: Expression): Expression | undefined {
  if (part.kind === 'refused' || (isOperation(part) && operators.get(part.operator) === undefined)) return part;
  for (const inner of partsOf(part)) {
    const found = unknownOperator(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function compileVariable(part: Variable, compilation: Compilation): SqlValue {
  const { types, tools, options, item } = compilation;
  const { type, empty } = types.of(part);
  const field = types.placeOf(part).scope.field(part.name);
  if (field === undefined || type.kind === 'unknown') {
    compilation.issues.push(issue('rule.unknown_field', part.path, { field: part.name }));
    return nothing(compilation);
  }
  if (item !== undefined) return { fragment: item, type, empty: false };
  // A record at rest has every field, so the fallback for an absent one never applies.
  return { fragment: tools.sql`${options.column(part.name)}`, type: field.type, empty, column: part.name };
}

/** The truth of a value, as JavaScript has it. */
function truthOf(value: SqlValue, part: Expression, compilation: Compilation): SqlValue {
  const { tools } = compilation;
  const { sql } = tools;
  if (hasFailed(value)) return value;
  if (value.constant !== undefined) {
    const { value: constant } = value.constant;
    return tools.value(Array.isArray(constant) ? constant.length > 0 : Boolean(constant), booleanType);
  }
  switch (familyOf(value.type)) {
    case 'boolean':
      return value.needs === undefined ? tools.condition(value.fragment, [value], value.empty) : value;
    case 'number':
      return tools.condition(sql`${value.fragment} <> 0`, [value], value.empty);
    case 'text':
      if (value.column === undefined) return tools.condition(sql`${value.fragment} <> ''`, [value], value.empty);
      return value.empty
        ? tools.condition(sql`${value.fragment} is not null`, [value], false)
        : tools.value(true, booleanType);
    case 'list':
      if (value.column === undefined) return fail(part, refusals.list.refused, compilation);
      return value.empty
        ? tools.condition(sql`${value.fragment} is not null`, [value], false)
        : tools.value(true, booleanType);
    case 'empty':
      return tools.value(false, booleanType);
    default:
      return fail(part, refusals.types.refused, compilation);
  }
}

function condition(part: Expression, compilation: Compilation): SqlValue {
  if (!readsRecord(part)) return truthOf(compileConstant(part, compilation), part, compilation);
  switch (part.kind) {
    case 'and':
    case 'or':
      return groupCondition(part, compilation);
    case 'not': {
      const [arg] = part.args;
      if (arg === undefined) return compilation.tools.value(part.operator === '!', booleanType);
      const inner = condition(arg, compilation);
      return part.operator === '!!' ? inner : negated(inner, compilation);
    }
    case 'if':
      return compileIf(part, compilation, true);
    case 'each':
      return compileEach(part, compilation);
    case 'call':
      return truthOf(compileCall(part, compilation), part, compilation);
    default:
      return truthOf(compileValue(part, compilation), part, compilation);
  }
}

function negated(value: SqlValue, { tools }: Compilation): SqlValue {
  if (value.constant !== undefined) return tools.value(value.constant.value !== true, booleanType);
  return tools.condition(tools.sql`not (${tools.exact(value)})`, [], false);
}

/** The field a guard names: `notEmpty` of it, or its truth where that says no more than that it is filled. */
function guardedField(part: Expression): string | undefined {
  if (part.kind !== 'call' || part.operator !== 'notEmpty') return undefined;
  const [arg] = part.args;
  return arg?.kind === 'variable' ? arg.name : undefined;
}

function groupCondition(part: Group, compilation: Compilation): SqlValue {
  const { tools } = compilation;
  const isAnd = part.kind === 'and';
  const compiled = activeParts(part).map((arg) => ({ arg, value: condition(arg, compilation) }));
  const failure = compiled.find(({ value }) => hasFailed(value));
  if (failure !== undefined) return failure.value;
  const deciding = compiled.find(({ value }) => value.constant?.value === !isAnd);
  if (deciding !== undefined) return deciding.value;
  const open = compiled.filter(({ value }) => value.constant === undefined);
  const needed = isAnd ? open.filter(({ arg }, index) => !isImplied(arg, open, index)) : open;
  const [only] = needed;
  if (only === undefined) return tools.value(activeParts(part).length > 0 && isAnd, booleanType);
  const dropped = needed.length < open.length;
  if (needed.length === 1) return { ...only.value, loose: dropped || only.value.loose === true };
  const fragment = tools.sql`(${tools.join(
    needed.map(({ value }) => value.fragment),
    isAnd ? ' and ' : ' or ',
  )})`;
  const loose = dropped || needed.some(({ value }) => value.loose === true || value.empty);
  const needs = isAnd ? new Set(needed.flatMap(({ value }) => [...(value.needs ?? [])])) : new Set<string>();
  return { fragment, type: booleanType, empty: false, loose, needs };
}

/** A guard is implied by another part that cannot be true for an empty field: dropping it leaves the bare comparison. */
function isImplied(arg: Expression, open: readonly { arg: Expression; value: SqlValue }[], index: number): boolean {
  const name = guardedField(arg);
  if (name === undefined) return false;
  return open.some(
    ({ arg: other, value }, at) => at !== index && guardedField(other) !== name && value.needs?.has(name) === true,
  );
}

/** `and` / `or` of values: the first that decides, else the last. */
function groupValue(part: Group, compilation: Compilation): SqlValue {
  const { tools } = compilation;
  const parts = activeParts(part).map((arg) => ({ arg, value: compileValue(arg, compilation) }));
  const last = parts.at(-1);
  if (last === undefined) return tools.value(null, emptyType);
  if (parts.some(({ value }) => hasFailed(value))) return nothing(compilation);
  const type = parts.map(({ value }) => value.type).reduce<ValueType>(joinTypes, emptyType);
  if (familyOf(type) === 'other' || familyOf(type) === 'list') return fail(part, refusals.types.refused, compilation);
  const { sql } = tools;
  const branches = parts.slice(0, -1).map(({ arg, value }) => {
    const holds = tools.exact(truthOf(value, arg, compilation));
    return sql`when ${part.kind === 'or' ? holds : sql`not (${holds})`} then ${typed(value, type, tools)}`;
  });
  const otherwise = typed(last.value, type, tools);
  if (branches.length === 0) return last.value;
  return {
    fragment: sql`(case ${tools.join(branches, ' ')} else ${otherwise} end)`,
    type,
    empty: parts.some(({ value }) => value.empty),
  };
}

/** An empty constant takes the type of the values beside it. */
function typed(value: SqlValue, type: ValueType, tools: SqlTools): SqlFragment {
  return value.constant?.value === null ? tools.value(null, type).fragment : value.fragment;
}

function compileIf(part: If, compilation: Compilation, asCondition: boolean): SqlValue {
  const { tools } = compilation;
  const { sql } = tools;
  const branches: { test: SqlFragment | undefined; value: SqlValue }[] = [];
  for (let index = 0; index < part.args.length; index += 2) {
    const test = part.args[index];
    const consequence = part.args[index + 1];
    if (test === undefined) break;
    const result = consequence ?? test;
    const value = asCondition ? condition(result, compilation) : compileValue(result, compilation);
    const holds = consequence === undefined ? undefined : condition(test, compilation);
    if (hasFailed(value) || (holds !== undefined && hasFailed(holds))) return nothing(compilation);
    branches.push({ test: holds?.fragment, value });
  }
  const type = asCondition
    ? booleanType
    : branches.map(({ value }) => value.type).reduce<ValueType>(joinTypes, emptyType);
  if (familyOf(type) === 'other' || familyOf(type) === 'list') return fail(part, refusals.types.refused, compilation);
  const closed = branches.at(-1)?.test === undefined;
  if (!closed)
    branches.push({ test: undefined, value: asCondition ? tools.value(false, booleanType) : tools.value(null, type) });
  const written = branches.map(({ test, value }) => {
    const fragment = asCondition ? tools.exact(value) : typed(value, type, tools);
    return test === undefined ? sql`else ${fragment}` : sql`when ${test} then ${fragment}`;
  });
  if (written.length === 1) return branches[0]?.value ?? tools.value(null, type);
  const fragment = sql`(case ${tools.join(written, ' ')} end)`;
  if (asCondition) return tools.condition(fragment, [], false);
  return { fragment, type, empty: branches.some(({ value }) => value.empty) };
}

function compileEach(part: Each, compilation: Compilation): SqlValue {
  const { tools, options } = compilation;
  const rule = operators.get(part.operator)?.sql;
  if (rule !== undefined && 'notInSql' in rule) return fail(part, rule.notInSql, compilation);
  const [listPart, second] = part.args;
  const body = part.args[bodyIndex(part)];
  if (listPart === undefined || body === undefined) return tools.value(part.operator === 'none', booleanType);
  const list = compileValue(listPart, compilation);
  if (hasFailed(list)) return list;
  if (list.type.kind !== 'list' || familyOf(list.type.of) !== 'text' || list.column === undefined) {
    return fail(part, { en: 'its items are not kept in one column', zh: '其各项不存放在一列中' }, compilation);
  }
  compilation.aliases += 1;
  const alias = `item_${compilation.aliases}`;
  const { sql } = tools;
  const rows = options.dialect.listItems(sql, list.fragment, alias);
  const outer = compilation.item;
  compilation.item = options.dialect.byCodePoint(sql, kyselySql.ref(`${alias}.value`));
  const holds = condition(body, compilation);
  compilation.item = outer;
  if (hasFailed(holds)) return holds;
  switch (part.operator) {
    case 'some':
      return tools.condition(sql`exists (select 1 from ${rows} where ${holds.fragment})`, [list], false);
    case 'none':
      return tools.condition(sql`not exists (select 1 from ${rows} where ${holds.fragment})`, [], false);
    case 'all':
      return tools.condition(
        sql`(${list.fragment} is not null and not exists (select 1 from ${rows} where not (${tools.exact(holds)})))`,
        [list],
        false,
      );
    default: {
      const count: SqlValue = {
        fragment: sql`(select count(*) from ${rows} where ${holds.fragment})`,
        type: { kind: 'number', integer: true },
        empty: false,
      };
      const wanted = second === undefined ? tools.value(0, { kind: 'number' }) : compileValue(second, compilation);
      if (hasFailed(wanted)) return wanted;
      const result = orderSql('>=', [count, wanted], tools);
      return isRefusal(result) ? fail(part, result.refused, compilation) : result;
    }
  }
}

function compileCall(part: Call, compilation: Compilation): SqlValue {
  const operator = operators.get(part.operator);
  if (operator === undefined) {
    compilation.issues.push(issue('rule.unknown_operator', part.path, { operator: part.operator }));
    return nothing(compilation);
  }
  if ('notInSql' in operator.sql) return fail(part, operator.sql.notInSql, compilation);
  const days = compileDaysComparison(part, compilation);
  if (days !== undefined) return days;
  const args = part.args.map((arg) => compileValue(arg, compilation));
  if (args.some(hasFailed)) return nothing(compilation);
  const result = operator.sql.toSql(args, compilation.tools);
  if (isRefusal(result)) return fail(part, result.refused, compilation);
  const inferred = compilation.types.of(part).type;
  const known = result.constant !== undefined || result.column !== undefined;
  return inferred.kind === 'unknown' || known ? result : { ...result, type: inferred };
}

/** `daysBetween` of a field and a known day beside a number, in either order. */
function compileDaysComparison(part: Call, compilation: Compilation): SqlValue | undefined {
  const operator = part.operator as keyof typeof flippedOrder;
  if (!Object.hasOwn(flippedOrder, operator) || part.args.length !== 2) return undefined;
  const [left, right] = part.args;
  const daysFirst = left?.kind === 'call' && left.operator === 'daysBetween';
  const call = daysFirst ? left : right;
  const beside = daysFirst ? right : left;
  if (call?.kind !== 'call' || call.operator !== 'daysBetween' || beside === undefined || readsRecord(beside))
    return undefined;
  const limit = compileConstant(beside, compilation).constant?.value;
  const [from, to] = call.args;
  if (typeof limit !== 'number' || from === undefined || to === undefined || call.args.length !== 2) return undefined;
  const fieldPart = from.kind === 'variable' ? from : to;
  const dayPart = from.kind === 'variable' ? to : from;
  if (fieldPart.kind !== 'variable' || readsRecord(dayPart)) return undefined;
  const day = dayNumberOf(compileConstant(dayPart, compilation).constant?.value, compilation.options.context);
  const field = compileVariable(fieldPart, compilation);
  if (day === undefined || hasFailed(field)) return undefined;
  const result = daysComparisonSql(
    { field, day, fromDay: fieldPart === to, operator: daysFirst ? operator : flippedOrder[operator], limit },
    compilation.tools,
  );
  return isRefusal(result) ? fail(part, result.refused, compilation) : result;
}

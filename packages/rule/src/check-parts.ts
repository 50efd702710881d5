// The single findings of check: arity, types, words, literals that are no option or no date, fields that may be empty.
import type { Issue, Text } from '@keepwell/kernel';
import { issue, textIn, warning } from '@keepwell/kernel';
import { parseDate } from './calendar/civil-date.ts';
import type { Expression, OperationExpression } from './expression.ts';
import { failsWhenEmpty } from './guard.ts';
import type { Inference } from './infer.ts';
import type { Operator, Parameter } from './operators/operator.ts';
import { compilePattern } from './runtime/pattern.ts';
import type { Static, ValueKind, ValueType } from './value-type.ts';
import { isComparable } from './value-type.ts';

const kindNames: Readonly<Record<ValueKind, Text>> = {
  unknown: { en: 'a value of unknown type', zh: '未知类型的值' },
  empty: { en: 'an empty value', zh: '空值' },
  text: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数值' },
  boolean: { en: 'yes or no', zh: '是或否' },
  date: { en: 'a date', zh: '日期' },
  dateTime: { en: 'a date and time', zh: '日期时间' },
  money: { en: 'an amount of money', zh: '金额' },
  choice: { en: 'a choice', zh: '选项' },
  record: { en: 'a record', zh: '记录' },
  list: { en: 'a list', zh: '列表' },
  object: { en: 'an object', zh: '对象' },
};

export function nameOfType(type: ValueType): Text {
  return kindNames[type.kind];
}

const decimalNumber: Text = { en: 'a number with decimals', zh: '带小数的数值' };
const wholeNumber: Text = { en: 'a whole number', zh: '整数' };

/** What a parameter takes, in words. */
export function nameOfParameter({ accepts, whole }: Parameter): Text {
  const kinds = accepts === 'any' ? [] : accepts.filter((kind) => kind !== 'unknown' && kind !== 'empty');
  const named = kinds.map((kind) => (kind === 'number' && whole === true ? wholeNumber : kindNames[kind]));
  return { en: named.map((name) => name.en).join(' or '), zh: named.map((name) => name.zh).join('或') };
}

/** How the reader knows a part: a field by its label, anything else by its type. */
function nameOfPart(part: Expression, types: Inference): Text {
  if (part.kind !== 'variable') return nameOfType(types.of(part).type);
  const field = types.placeOf(part).scope.field(part.name);
  const labels = field?.labels ?? {};
  return { en: textIn(labels, 'en', part.name), zh: textIn(labels, 'zh', part.name) };
}

export function checkCall(part: OperationExpression, operator: Operator, types: Inference, isDenied: boolean): Issue[] {
  return [
    ...checkCount(part, operator),
    ...part.args.flatMap((arg, index) => checkArgument(part, arg, index, operator, types)),
    ...checkCoercion(part, types, isDenied),
  ];
}

export function parameterAt(operator: Operator, index: number): Parameter | undefined {
  const own = operator.parameters[index];
  if (own !== undefined) return own;
  const last = operator.parameters.at(-1);
  return last?.rest === true ? last : undefined;
}

function checkCount(part: OperationExpression, operator: Operator): Issue[] {
  const rest = operator.parameters.some((parameter) => parameter.rest === true);
  const fewest = operator.parameters.filter((parameter) => parameter.optional !== true).length;
  const most = rest ? Number.POSITIVE_INFINITY : operator.parameters.length;
  const found = part.args.length;
  // `{"today": null}` and `{"now": ""}` are written by some editors for "no arguments".
  if (most === 0 && found === 1 && part.bare) return [];
  if (found >= fewest && found <= most) return [];
  const expected = rest ? `≥ ${fewest}` : fewest === most ? String(fewest) : `${fewest}–${most}`;
  return [issue('rule.wrong_count', part.path, { operator: operator.labels, expected, found })];
}

function checkArgument(
  part: OperationExpression,
  arg: Expression,
  index: number,
  operator: Operator,
  types: Inference,
): Issue[] {
  const parameter = parameterAt(operator, index);
  if (parameter === undefined) return [];
  if (parameter.words !== undefined) return checkWord(arg, parameter.words, operator);
  const found = types.of(arg);
  if (parameter.accepts !== 'any' && !parameter.accepts.includes(found.type.kind)) {
    // A date is written as text.
    if (parameter.accepts.includes('date') && arg.kind === 'literal' && typeof arg.value === 'string') {
      return parseDate(arg.value) === undefined ? [issue('rule.not_a_date', arg.path, { found: arg.value })] : [];
    }
    return [wrongType(arg, nameOfPart(arg, types), parameter, operator)];
  }
  if (parameter.written === true) return checkWritten(arg, parameter, operator);
  if (parameter.whole === true && found.type.kind === 'number' && found.type.integer !== true) {
    const named = arg.kind === 'variable' ? nameOfPart(arg, types) : decimalNumber;
    return [wrongType(arg, named, parameter, operator)];
  }
  if (operator.name === 'matches' && index === 1 && arg.kind === 'literal' && typeof arg.value === 'string') {
    const { trouble } = compilePattern(arg.value);
    return trouble === undefined ? [] : [issue('rule.bad_pattern', arg.path, { pattern: arg.value, reason: trouble })];
  }
  if (parameter.like === undefined) return [];
  const other = part.args[parameter.like];
  return other === undefined ? [] : checkAlike(other, arg, operator, types);
}

function wrongType(arg: Expression, found: Text, parameter: Parameter, operator: Operator): Issue {
  return issue('rule.wrong_type', arg.path, {
    operator: operator.labels,
    found,
    expected: nameOfParameter(parameter),
  });
}

function checkWritten(arg: Expression, { range }: Parameter, operator: Operator): Issue[] {
  if (arg.kind !== 'literal') return [issue('rule.not_written', arg.path, { operator: operator.labels })];
  if (range === undefined) return [];
  const { value } = arg;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= range.least && value <= range.most;
  if (fits) return [];
  const inWords = (limit: number): string => limit.toLocaleString('en');
  const limits = { least: inWords(range.least), most: inWords(range.most) };
  const found = JSON.stringify(value);
  return [issue('rule.out_of_range', arg.path, { operator: operator.labels, found, ...limits })];
}

function checkWord(arg: Expression, words: readonly string[], operator: Operator): Issue[] {
  if (arg.kind === 'literal' && typeof arg.value === 'string' && words.includes(arg.value)) return [];
  const found = arg.kind === 'literal' ? JSON.stringify(arg.value) : '{…}';
  return [issue('rule.wrong_word', arg.path, { operator: operator.labels, found, expected: words.join(', ') })];
}

/** Both sides of a comparison: literals are read as what the other side is. */
function checkAlike(left: Expression, right: Expression, operator: Operator, types: Inference): Issue[] {
  const a = operandType(types.of(left).type, operator, false);
  const b = operandType(types.of(right).type, operator, true);
  for (const [literal, type] of [
    [right, a],
    [left, b],
  ] as const) {
    const found = checkLiteral(literal, type, literal === left ? right : left, operator, types);
    if (found !== undefined) return found;
  }
  if (operator.name === 'in' && right.kind !== 'list' && (b.kind === 'text' || b.kind === 'choice')) return [];
  if (isMomentPair(a, b) && operator.group === 'date') return [];
  if (isComparable(a, b)) return [];
  return [issue('rule.type_clash', right.path, { left: nameOfPart(left, types), right: nameOfPart(right, types) })];
}

/** `in` and `contains` compare an item with the items of a list. */
function operandType(type: ValueType, operator: Operator, isRight: boolean): ValueType {
  const listSide =
    operator.name === 'in' ? isRight : operator.name === 'contains' ? !isRight : operator.group === 'list';
  return listSide && type.kind === 'list' ? type.of : type;
}

function isMomentPair(a: ValueType, b: ValueType): boolean {
  const kinds = ['date', 'dateTime'];
  return kinds.includes(a.kind) && kinds.includes(b.kind);
}

/** Findings about a literal (or a list of them) beside a value of this type; undefined when the types decide. */
function checkLiteral(
  part: Expression,
  beside: ValueType,
  other: Expression,
  operator: Operator,
  types: Inference,
): Issue[] | undefined {
  if (part.kind === 'list') {
    const found = part.items.map((item) => checkLiteral(item, beside, other, operator, types));
    return found.every((each) => each !== undefined) ? found.flat() : undefined;
  }
  if (part.kind !== 'literal' || typeof part.value !== 'string') return undefined;
  const { value } = part;
  if (beside.kind === 'choice') {
    if (value === '' || beside.options.some((option) => option.id === value)) return [];
    return [issue('rule.unknown_option', part.path, { option: value, field: nameOfPart(other, types) })];
  }
  if (beside.kind === 'date' || (beside.kind === 'dateTime' && operator.group === 'date')) {
    return parseDate(value) === undefined ? [issue('rule.not_a_date', part.path, { found: value })] : [];
  }
  return undefined;
}

/** Operators that read an empty operand as 0, as JavaScript does. */
const readsEmptyAsZero = new Set(['<', '<=', '>', '>=', '-', '/', '%', 'min', 'max']);

function checkCoercion(part: OperationExpression, types: Inference, isDenied: boolean): Issue[] {
  if (!readsEmptyAsZero.has(part.operator) || (!isDenied && failsWhenEmpty(part))) return [];
  return part.args
    .filter((arg) => arg.kind !== 'literal' && countsAsZero(types.of(arg)))
    .map((arg) => warning('rule.may_be_empty', arg.path, { field: nameOfPart(arg, types), reads: '0' }));
}

function countsAsZero({ type, empty }: Static): boolean {
  return empty && (type.kind === 'number' || type.kind === 'money' || type.kind === 'dateTime');
}

// One part of a rule in words: the operator's phrase with its arguments filled in, groups in brackets where they need them.
import type { Language, Text } from '@keepwell/kernel';
import { textIn } from '@keepwell/kernel';
import type { Call, Each, Expression, Group, If, Not, OperationExpression, Variable } from '../expression.ts';
import { activeParts, bodyIndex } from '../expression.ts';
import { readGuard } from '../guard.ts';
import type { Inference } from '../infer.ts';
import { operators } from '../operators/index.ts';
import type { Operator } from '../operators/operator.ts';
import type { ValueType } from '../value-type.ts';
import { unknownType } from '../value-type.ts';
import { formatValue } from './format-value.ts';
import type { Segment } from './segment.ts';
import { words } from './segment.ts';
import { periodWords, punctuation, unitWord } from './words.ts';

export interface Speaker {
  readonly types: Inference;
  readonly language: Language;
  readonly timeZone: string;
}

/** A part as a condition: what it says when it stands alone in a group. */
export function sayCondition(part: Expression, speaker: Speaker): Segment[] {
  if (part.kind !== 'variable') return say(part, speaker, unknownType);
  return sayTruth(part, speaker, true);
}

function sayTruth(part: Variable, speaker: Speaker, holds: boolean): Segment[] {
  const isBoolean = speaker.types.of(part).type.kind === 'boolean';
  const phrases = isBoolean
    ? { en: `{0} is ${holds ? 'yes' : 'no'}`, zh: `{0}为 ${holds ? '是' : '否'}` }
    : { en: `{0} is ${holds ? '' : 'not '}there`, zh: `{0}${holds ? '有值' : '无值'}` };
  return fill(phrases, part, [say(part, speaker, unknownType)], speaker);
}

/** A part as a value; `as` is the type a literal is to be read as. */
export function say(part: Expression, speaker: Speaker, as: ValueType): Segment[] {
  switch (part.kind) {
    case 'literal':
      return [
        { text: formatValue(part.value, as, speaker.language, speaker.timeZone), role: 'value', path: part.path },
      ];
    case 'refused':
      return [words('…', part.path)];
    case 'list':
      return sayList(part.items, part, speaker, as, punctuation[speaker.language].item);
    case 'variable':
      return [{ text: fieldName(part, speaker), role: 'field', path: part.path }];
    case 'and':
    case 'or':
      return sayGroup(part, speaker);
    case 'not':
      return sayNot(part, speaker);
    case 'if':
      return sayIf(part, speaker, as);
    case 'muted':
      return [];
    case 'each':
    case 'call':
      return sayCall(part, speaker, 'is', as);
  }
}

export function fieldName(part: Variable, { types, language }: Speaker): string {
  return textIn(types.placeOf(part).scope.field(part.name)?.labels, language, part.name);
}

function sayList(
  items: readonly Expression[],
  list: Expression,
  speaker: Speaker,
  as: ValueType,
  between: string,
): Segment[] {
  const item = as.kind === 'list' ? as.of : as;
  if (items.length === 0) return [words(speaker.language === 'zh' ? '空列表' : 'an empty list', list.path)];
  return items.flatMap((inner, index) => [
    ...(index === 0 ? [] : [words(between, list.path)]),
    ...say(inner, speaker, item),
  ]);
}

function sayGroup(group: Group, speaker: Speaker): Segment[] {
  const guarded = readGuard(group);
  if (guarded !== undefined) return sayCondition(guarded, speaker);
  const parts = activeParts(group);
  if (parts.length === 0) return [words(speaker.language === 'zh' ? '（无条件）' : '(no condition)', group.path)];
  const between = operators.get(group.operator)?.sentence.joined?.[speaker.language] ?? ' ';
  return parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [words(between, group.path)]),
    ...(needsBrackets(part) && parts.length > 1
      ? bracketed(sayCondition(part, speaker), part, speaker)
      : sayCondition(part, speaker)),
  ]);
}

function needsBrackets(part: Expression): boolean {
  if (part.kind === 'if') return true;
  return (part.kind === 'and' || part.kind === 'or') && readGuard(part) === undefined && activeParts(part).length > 1;
}

function bracketed(segments: Segment[], part: Expression, { language }: Speaker): Segment[] {
  const { open, close } = punctuation[language];
  return [words(open, part.path), ...segments, words(close, part.path)];
}

function sayNot(part: Not, speaker: Speaker): Segment[] {
  const [inner] = part.args;
  if (inner === undefined) return [words('…', part.path)];
  if (part.operator === '!!') return sayCondition(inner, speaker);
  if (inner.kind === 'variable') return sayTruth(inner, speaker, false);
  if (inner.kind === 'not' && inner.operator === '!' && inner.args[0] !== undefined)
    return sayCondition(inner.args[0], speaker);
  const operator = inner.kind === 'call' || inner.kind === 'each' ? operators.get(inner.operator) : undefined;
  if (operator?.sentence.not !== undefined && (inner.kind === 'call' || inner.kind === 'each')) {
    return sayCall(inner, speaker, 'not', unknownType);
  }
  const said = sayCondition(inner, speaker);
  const phrase = operators.need('!').sentence.is;
  return fill(phrase, part, [needsBrackets(inner) ? bracketed(said, inner, speaker) : said], speaker);
}

function sayIf(part: If, speaker: Speaker, as: ValueType): Segment[] {
  const [test, then, ...rest] = part.args;
  if (test === undefined) return [words('…', part.path)];
  if (then === undefined) return say(test, speaker, as);
  const otherwise =
    rest.length === 0
      ? [words(formatValue(null, as, speaker.language), part.path)]
      : sayIf({ ...part, args: rest }, speaker, as);
  return fill(
    operators.need('if').sentence.is,
    part,
    [sayCondition(test, speaker), say(then, speaker, as), otherwise],
    speaker,
  );
}

const arithmetic = new Set(['+', '-', '*', '/', '%']);

export function sayCall(part: Call | Each, speaker: Speaker, how: 'is' | 'not', as: ValueType): Segment[] {
  const operator = operators.get(part.operator);
  const args = part.args.map((arg, index) => sayArgument(part, arg, index, operator, speaker, as));
  if (operator === undefined) return sayUnknown(part, args);
  const list = part.args[1];
  if (part.operator === 'in' && list?.kind === 'list' && list.items.length <= 3 && how === 'is') {
    const beside = part.args[0] === undefined ? unknownType : speaker.types.of(part.args[0]).type;
    const said = sayList(list.items, list, speaker, beside, speaker.language === 'zh' ? ' 或 ' : ' or ');
    return fill({ en: '{0} is {1}', zh: '{0}为 {1}' }, part, [args[0] ?? [], said], speaker);
  }
  const joined = how === 'is' ? operator.sentence.joined : undefined;
  if (joined !== undefined && args.length > 1) {
    return args.flatMap((arg, index) => (index === 0 ? arg : [words(joined[speaker.language], part.path), ...arg]));
  }
  return fill(phraseOf(part, operator, how, speaker), part, args, speaker);
}

function sayUnknown(part: OperationExpression, args: readonly Segment[][]): Segment[] {
  const inner = args.flatMap((arg, index) => (index === 0 ? arg : [words(', ', part.path), ...arg]));
  return [words(`${part.operator}(`, part.path), ...inner, words(')', part.path)];
}

function phraseOf(part: Call | Each, operator: Operator, how: 'is' | 'not', speaker: Speaker): Text {
  const { sentence } = operator;
  if (how === 'not' && sentence.not !== undefined) return sentence.not;
  const days = part.operator === 'daysBetween' ? daysPhrase(part) : undefined;
  if (days !== undefined) return days;
  const [first, second] = part.args;
  const kind = first === undefined ? 'unknown' : speaker.types.of(first).type.kind;
  if (sentence.forDates !== undefined && (kind === 'date' || kind === 'dateTime') && second !== undefined)
    return sentence.forDates;
  return sentence.byCount?.[part.args.length] ?? sentence.is;
}

/** The days from or to today have words of their own. */
function daysPhrase(part: Call | Each): Text | undefined {
  const [from, to] = part.args;
  const isToday = (arg: Expression | undefined): boolean => arg?.kind === 'call' && arg.operator === 'today';
  if (isToday(from)) return { en: 'days to {1}', zh: '距{1}天数' };
  return isToday(to) ? { en: 'days since {0}', zh: '{0}至今天数' } : undefined;
}

function sayArgument(
  part: Call | Each,
  arg: Expression,
  index: number,
  operator: Operator | undefined,
  speaker: Speaker,
  as: ValueType,
): Segment[] {
  if (part.kind === 'each' && index === bodyIndex(part)) {
    const isValue = part.operator === 'map' || part.operator === 'reduce';
    return isValue ? say(arg, speaker, unknownType) : sayCondition(arg, speaker);
  }
  const parameter = operator?.parameters[index];
  if (parameter?.words !== undefined && arg.kind === 'literal' && typeof arg.value === 'string') {
    const before = part.args[index - 1];
    const count = before?.kind === 'literal' && typeof before.value === 'number' ? before.value : undefined;
    return [{ text: unitWord(arg.value, count, speaker.language), role: 'value', path: arg.path }];
  }
  if (part.operator === 'missing' || part.operator === 'missing_some') return sayNames(arg, speaker);
  const said = say(arg, speaker, literalType(part, index, operator, speaker, as));
  const nested = arg.kind === 'call' && arithmetic.has(arg.operator) && arg.args.length > 1;
  return nested && arithmetic.has(part.operator) ? bracketed(said, arg, speaker) : said;
}

/** The fields that `missing` names by text. */
function sayNames(arg: Expression, speaker: Speaker): Segment[] {
  if (arg.kind === 'list') {
    return arg.items.flatMap((item, index) => [
      ...(index === 0 ? [] : [words(punctuation[speaker.language].item, arg.path)]),
      ...sayNames(item, speaker),
    ]);
  }
  if (arg.kind !== 'literal' || typeof arg.value !== 'string') return say(arg, speaker, unknownType);
  const field = speaker.types.placeOf(arg).scope.field(arg.value);
  return [{ text: textIn(field?.labels, speaker.language, arg.value), role: 'field', path: arg.path }];
}

/** What a literal argument is read as: the type of the field beside it. */
function literalType(
  part: Call | Each,
  index: number,
  operator: Operator | undefined,
  speaker: Speaker,
  as: ValueType,
): ValueType {
  const { types } = speaker;
  const own = part.args[index];
  if (own?.kind !== 'literal' && own?.kind !== 'list') return unknownType;
  if (operator?.parameters.some((parameter) => parameter.like !== undefined) === true) {
    const beside = part.args.find((arg) => arg.kind !== 'literal' && arg.kind !== 'list');
    const type = beside === undefined ? types.of(own).type : types.of(beside).type;
    return type.kind === 'list' && own.kind === 'literal' ? type.of : type;
  }
  return part.operator === 'coalesce' ? (as.kind === 'unknown' ? types.of(part).type : as) : as;
}

const place = /\{(\d|list|period)\}/g;

/** The phrase with its places filled. */
function fill(phrase: Text, part: Expression, args: readonly Segment[][], speaker: Speaker): Segment[] {
  const template = phrase[speaker.language];
  const segments: Segment[] = [];
  let at = 0;
  for (const match of template.matchAll(place)) {
    segments.push(words(template.slice(at, match.index), part.path), ...filling(match[1] ?? '', part, args, speaker));
    at = match.index + match[0].length;
  }
  return [...segments, words(template.slice(at), part.path)];
}

function filling(name: string, part: Expression, args: readonly Segment[][], { language }: Speaker): Segment[] {
  if (name === 'list') {
    return args.flatMap((arg, index) => (index === 0 ? arg : [words(punctuation[language].item, part.path), ...arg]));
  }
  if (name !== 'period') return args[Number(name)] ?? [words('…', part.path)];
  const [, unit, offset] = 'args' in part ? part.args : [];
  const word = unit?.kind === 'literal' && typeof unit.value === 'string' ? unit.value : '';
  const count = offset === undefined ? 0 : offset.kind === 'literal' ? Number(offset.value) : Number.NaN;
  return [{ text: periodWords(word, count, language), role: 'value', path: unit?.path ?? part.path }];
}

// Types before any data is seen: every part of a rule with its type and whether it may be empty, narrowed by the guards before it.
import type { Each, Expression, Group, If, OperationExpression, Variable } from './expression.ts';
import { activeParts, bodyIndex } from './expression.ts';
import { filledWhere, union } from './narrow.ts';
import { operators } from './operators/index.ts';
import type { Scope } from './scope.ts';
import { createScope, itemScope } from './scope.ts';
import type { Static, ValueType } from './value-type.ts';
import { booleanType, emptyType, integerType, joinTypes, numberType, textType, unknownType } from './value-type.ts';

/** Where a part stands: what it can see, and what is known to be filled there. */
export interface Place {
  readonly scope: Scope;
  readonly filled: ReadonlySet<string>;
}

export interface Inference {
  of(part: Expression): Static;
  /** The scope the part is judged in: inside a list condition, that of the item. */
  placeOf(part: Expression): Place;
}

const unsure: Static = { type: unknownType, empty: true };

/** Infers the types of a rule and of all its parts. Never throws; what is not known is `unknown`. */
export function inferTypes(expression: Expression, scope: Scope): Inference {
  const types = new Map<Expression, Static>();
  const places = new Map<Expression, Place>();
  const visit = (part: Expression, place: Place): Static => {
    const found = inferPart(part, place, visit);
    types.set(part, found);
    places.set(part, place);
    return found;
  };
  const root: Place = { scope, filled: new Set() };
  visit(expression, root);
  return { of: (part) => types.get(part) ?? unsure, placeOf: (part) => places.get(part) ?? root };
}

type Visit = (part: Expression, place: Place) => Static;

function inferPart(part: Expression, place: Place, visit: Visit): Static {
  switch (part.kind) {
    case 'literal':
      return { type: typeOfValue(part.value), empty: part.value === null };
    case 'refused':
      return unsure;
    case 'list': {
      const items = part.items.map((item) => visit(item, place).type);
      return { type: { kind: 'list', of: items.reduce<ValueType>(joinTypes, emptyType) }, empty: false };
    }
    case 'variable':
      return inferVariable(part, place, visit);
    case 'and':
    case 'or':
      return inferGroup(part, place, visit);
    case 'not':
      for (const arg of part.args) visit(arg, place);
      return { type: booleanType, empty: false };
    case 'if':
      return inferIf(part, place, visit);
    case 'each':
      return inferEach(part, place, visit);
    case 'muted':
      for (const arg of part.args) visit(arg, place);
      return unsure;
    case 'call':
      return inferResult(
        part,
        part.args.map((arg) => visit(arg, place)),
      );
  }
}

/** The type of a value that stands in a rule. */
export function typeOfValue(value: unknown): ValueType {
  if (value === null || value === undefined) return emptyType;
  if (typeof value === 'string') return textType;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integerType : numberType;
  if (typeof value === 'boolean') return booleanType;
  return Array.isArray(value) ? { kind: 'list', of: value.map(typeOfValue).reduce(joinTypes, emptyType) } : unknownType;
}

function inferVariable(part: Variable, place: Place, visit: Visit): Static {
  const fallback = part.args[1] === undefined ? undefined : visit(part.args[1], place);
  for (const arg of part.args.slice(0, 1)) visit(arg, place);
  const field = place.scope.field(part.name);
  if (field === undefined) return unsure;
  const empty = !field.required && !place.filled.has(part.name);
  // The fallback stands in for an absent field only; an empty one stays empty.
  return fallback === undefined
    ? { type: field.type, empty, neverBlank: true }
    : { type: joinTypes(field.type, fallback.type), empty: empty || fallback.empty };
}

function inferGroup(part: Group, place: Place, visit: Visit): Static {
  const active = new Set(activeParts(part));
  let filled = place.filled;
  const parts: Static[] = [];
  for (const arg of part.args) {
    const found = visit(arg, { ...place, filled });
    if (!active.has(arg)) continue;
    parts.push(found);
    filled = union([filled, filledWhere(arg, part.kind === 'and')]);
  }
  return inferResult(part, parts);
}

function inferIf(part: If, place: Place, visit: Visit): Static {
  let filled = place.filled;
  const results: Static[] = [];
  for (let index = 0; index < part.args.length; index += 2) {
    const condition = part.args[index];
    const consequence = part.args[index + 1];
    if (condition === undefined) break;
    const found = visit(condition, { ...place, filled });
    if (consequence === undefined) {
      results.push(found);
      break;
    }
    results.push(visit(consequence, { ...place, filled: union([filled, filledWhere(condition, true)]) }));
    filled = union([filled, filledWhere(condition, false)]);
  }
  if (part.args.length % 2 === 0) results.push({ type: emptyType, empty: true });
  return inferResult(part, results);
}

function inferEach(part: Each, place: Place, visit: Visit): Static {
  const at = bodyIndex(part);
  const args = part.args.map((arg, index) => (index === at ? unsure : visit(arg, place)));
  const list = args[0]?.type;
  const item = list?.kind === 'list' ? list.of : unknownType;
  const body = part.args[at];
  const inner = body === undefined ? unsure : visit(body, { scope: bodyScope(part, item), filled: new Set() });
  if (part.operator === 'map') return { type: { kind: 'list', of: inner.type }, empty: false };
  if (part.operator === 'filter') return { type: { kind: 'list', of: item }, empty: false };
  return inferResult(part, args);
}

function bodyScope(part: Each, item: ValueType): Scope {
  if (part.operator !== 'reduce') return itemScope(item);
  return createScope([
    { path: 'current', labels: { en: 'the item', zh: '该项' }, type: item, required: item.kind !== 'unknown' },
    { path: 'accumulator', labels: { en: 'the result so far', zh: '累计结果' }, type: unknownType, required: false },
  ]);
}

function inferResult(part: OperationExpression, args: readonly Static[]): Static {
  return operators.get(part.operator)?.result(args) ?? unsure;
}

// The loose semantics of json-logic-js for values: truth, equality, order, numbers and text of anything, without ever throwing.

/** Truthy as json-logic-js has it: an empty list is false, everything else as in JavaScript. */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** Nothing entered: null, '' or a list without items. */
export function isEmptyValue(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Objects become text as JavaScript does it, but never through a `toString` that the data brought along. */
export function toPrimitive(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? objectText(value, 0) : value;
}

const deepestText = 50;

function objectText(value: object, depth: number): string {
  if (!Array.isArray(value) || depth > deepestText) return '[object Object]';
  return value.map((item: unknown) => itemText(item, depth + 1)).join(',');
}

function itemText(value: unknown, depth = 0): string {
  if (value == null) return '';
  return typeof value === 'object' ? objectText(value, depth) : String(value as string | number | boolean);
}

/** The text of a value inside `cat` and `join`: empty is nothing, lists are joined by commas. */
export function toJoinedText(value: unknown): string {
  return itemText(value);
}

/** The text of a value elsewhere (`substr`, `in` a text): JavaScript's `String`, so empty is "null". */
export function toText(value: unknown): string {
  return String(toPrimitive(value));
}

export function toNumber(value: unknown): number {
  const primitive = toPrimitive(value);
  return typeof primitive === 'symbol' || typeof primitive === 'bigint' ? Number.NaN : Number(primitive);
}

/** `+` and `*` read numbers from the start of a text, as json-logic-js does with parseFloat. */
export function toParsedNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.parseFloat(String(toPrimitive(value)));
}

/** A result that is not finite is empty; negative zero is zero. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

/** Code-point order, as both databases have it; JavaScript's `<` differs where a surrogate meets a unit above it. */
export function isTextLess(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return codeUnitRank(left) < codeUnitRank(right);
  }
  return a.length < b.length;
}

/** Surrogates stand for code points above U+FFFF, so they rank above the rest of the plane. */
function codeUnitRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** JavaScript's `a < b`, with texts compared by code point. */
export function isLess(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const left = toPrimitive(a);
  const right = toPrimitive(b);
  if (typeof left === 'string' && typeof right === 'string') return isTextLess(left, right);
  return toNumber(left) < toNumber(right);
}

/** JavaScript's `a <= b`, with texts compared by code point. */
export function isAtMost(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  const left = toPrimitive(a);
  const right = toPrimitive(b);
  if (typeof left === 'string' && typeof right === 'string') return !isTextLess(right, left);
  return toNumber(left) <= toNumber(right);
}

/** JavaScript's `a == b`. */
export function isLooselyEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a == null || b == null) return a == null && b == null;
  const aIsObject = typeof a === 'object';
  const bIsObject = typeof b === 'object';
  if (aIsObject && bIsObject) return false;
  const left = aIsObject ? toPrimitive(a) : a;
  const right = bIsObject ? toPrimitive(b) : b;
  if (typeof left === typeof right) return left === right;
  return toNumber(left) === toNumber(right);
}

/** JavaScript's `a === b`; an absent value and null are one empty. */
export function isStrictlyEqual(a: unknown, b: unknown): boolean {
  return a === b || (a == null && b == null);
}

/** Order of two values of one kind, for our own operators: undefined when they are not of one kind, and then nothing matches. */
export function compareAlike(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined;
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : isTextLess(a, b) ? -1 : 1;
  return undefined;
}

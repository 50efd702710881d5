// Formula text → tokens with their places.

export type TokenKind = 'number' | 'text' | 'field' | 'name' | 'mark' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** What it says: digits, the text without quotes, the field's name, the mark. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A formula that cannot be read: where, and why as a code of `ruleCodes`. */
export class FormulaProblem extends Error {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: string, start: number, end: number, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.start = start;
    this.end = end;
    this.params = params;
  }
}

/** Marks people type on Chinese keyboards, and the usual signs for the same thing. */
const sameMark: Readonly<Record<string, string>> = {
  '，': ',', '；': ',', ';': ',', '（': '(', '）': ')', '【': '[', '】': ']', '×': '*', '÷': '/', '−': '-', '–': '-', '＋': '+',
  '＝': '=', '==': '=', '<>': '!=', '≠': '!=', '≤': '<=', '≥': '>=', '＜': '<', '＞': '>', '｛': '{', '｝': '}',
}; // biome-ignore format: a table

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', "'": "'" };

const number = /(?:\d[\d_]*)?\.?\d+(?:[eE][+-]?\d+)?%?/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const mark = /==|!=|<>|<=|>=|≠|≤|≥|[-+*/&=<>(),[\]×÷−–＋＝＜＞（）【】，；;]/y;

export function toTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: TokenKind, value: string, length: number): void => {
    tokens.push({ kind, value, start: at, end: at + length });
    at += length;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    if (character === '{' || character === '｛') {
      const end = endOfField(text, at);
      push('field', unescapeField(text.slice(at + 1, end)), end + 1 - at);
      continue;
    }
    if (closing[character] !== undefined) {
      const { value, length } = readText(text, at, closing[character]);
      push('text', value, length);
      continue;
    }
    const digits = take(number);
    if (digits !== undefined) {
      push('number', digits, digits.length);
      continue;
    }
    const word = take(name);
    if (word !== undefined) {
      push('name', word, word.length);
      continue;
    }
    const sign = take(mark);
    if (sign === undefined) throw new FormulaProblem('rule.formula_character', at, at + 1, { found: character });
    push('mark', sameMark[sign] ?? sign, sign.length);
  }
  tokens.push({ kind: 'end', value: '', start: text.length, end: text.length });
  return tokens;
}

function endOfField(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '}' || text[at] === '｝') return at;
  }
  throw new FormulaProblem('rule.formula_field_open', start, text.length);
}

function readText(text: string, start: number, quote: string): { value: string; length: number } {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) return { value, length: at + 1 - start };
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      value += text[at] === 'n' ? '\n' : text[at];
    } else value += character;
  }
  throw new FormulaProblem('rule.formula_text_open', start, text.length);
}

/** A field's name between braces: braces and backslashes of the name itself are escaped. */
export function escapeField(label: string): string {
  return `{${label.replace(/[\\{}｝]/g, '\\$&')}}`;
}

function unescapeField(inner: string): string {
  return inner.replace(/\\(.)/g, '$1').trim();
}

export function escapeText(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

// JSON-Logic → formula text; undefined for what the text has no words for, which is then edited as JSON.
import { equalJson, type Json, type Language } from '@keepwell/kernel';
import type { Expression, OperationExpression } from '../expression.ts';
import { operators } from '../operators/index.ts';
import { parseRule } from '../parse.ts';
import { printRule } from '../print.ts';
import type { Scope } from '../scope.ts';
import { adaptLiterals, createFieldNames, toWritten, type FieldNames } from './formula-fields.ts';
import { escapeField, escapeText } from './formula-tokens.ts';
import { parseFormula, unwritable } from './parse-formula.ts';

/** How tightly a piece holds together: a looser piece inside a tighter one needs brackets. */
const holds = { or: 1, and: 2, compare: 3, sum: 4, product: 5, unary: 6, whole: 7 } as const;
type Strength = (typeof holds)[keyof typeof holds];

interface Piece {
  readonly text: string;
  readonly strength: Strength;
}

interface Printing {
  readonly scope: Scope;
  readonly language: Language;
  readonly names: FieldNames;
}

const infix: Readonly<Record<string, readonly [sign: string, strength: Strength]>> = {
  '==': ['=', holds.compare],
  '!=': ['!=', holds.compare],
  '<': ['<', holds.compare],
  '<=': ['<=', holds.compare],
  '>': ['>', holds.compare],
  '>=': ['>=', holds.compare],
  '+': ['+', holds.sum],
  '-': ['-', holds.sum],
  cat: ['&', holds.sum],
  '*': ['*', holds.product],
  '/': ['/', holds.product],
  and: ['and', holds.and],
  or: ['or', holds.or],
};

const manyArguments = new Set(['+', '*', 'cat', 'and', 'or']);
const spelled: Readonly<Record<string, string>> = { '!': 'not', '%': 'mod', '===': '', '!==': '', '!!': '' };

/** The text of a rule, undefined when it cannot be written so that reading it gives the same rule. */
export function printFormula(rule: Json, scope: Scope, language: Language): string | undefined {
  const printing: Printing = { scope, language, names: createFieldNames(scope, language) };
  const text = print(parseRule(rule).expression, printing)?.text;
  if (text === undefined) return undefined;
  // Half a minor unit, an option that is called like another's id: rare, and then the JSON is the honest form.
  const again = parseFormula(text, scope);
  return again.ok && equalJson(again.rule, rule) ? text : undefined;
}

function print(part: Expression, printing: Printing): Piece | undefined {
  switch (part.kind) {
    case 'literal':
      return part.quoted ? undefined : printLiteral(part.value);
    case 'list': {
      const items = part.items.map((item) => print(item, printing));
      return items.includes(undefined) ? undefined : whole(`[${items.map((item) => item?.text).join(', ')}]`);
    }
    case 'refused':
    case 'muted':
      return undefined;
    case 'variable':
      if (part.name === '' || part.args.length !== 1 || !part.bare) return undefined;
      return printing.scope.field(part.name) === undefined
        ? undefined
        : whole(escapeField(printing.names.nameOf(part.name)));
    default:
      return printOperation(part, printing);
  }
}

function printLiteral(value: Json): Piece | undefined {
  if (value === null) return whole('empty');
  if (typeof value === 'string') return whole(escapeText(value));
  if (typeof value === 'boolean') return whole(String(value));
  if (typeof value === 'number') return { text: String(value), strength: value < 0 ? holds.unary : holds.whole };
  return undefined;
}

function whole(text: string): Piece {
  return { text, strength: holds.whole };
}

function printOperation(part: OperationExpression, printing: Printing): Piece | undefined {
  if (part.bare || operators.get(part.operator) === undefined || unwritable.has(part.operator)) return undefined;
  const adapted = adaptLiterals(part.operator, part.args.map(printRule), printing.scope, toWritten(printing.language));
  const pieces = adapted.map((arg) => print(parseRule(arg).expression, printing));
  if (pieces.includes(undefined)) return undefined;
  const args = pieces as readonly Piece[];
  const sign = infix[part.operator];
  const fits = args.length === 2 || (args.length > 2 && manyArguments.has(part.operator));
  if (sign !== undefined && fits) return printInfix(sign, args);
  if (part.operator === '-' && args.length === 1) {
    // A minus before a number would be read as that number.
    const [arg] = args;
    if (arg === undefined || /^[-\d.]/.test(arg.text)) return undefined;
    return { text: `-${bracket(arg, holds.unary)}`, strength: holds.unary };
  }
  if (sign !== undefined) return undefined;
  const name = spelled[part.operator] ?? part.operator;
  return name === '' ? undefined : whole(`${name}(${args.map((arg) => arg.text).join(', ')})`);
}

function printInfix([sign, strength]: readonly [string, Strength], args: readonly Piece[]): Piece {
  // The first may be as loose as the sign for chains to the left, unless that would be read as one longer chain.
  const text = args
    .map((arg, index) =>
      bracket(arg, index === 0 && (sign === '-' || sign === '/') ? strength : nextStrength(strength)),
    )
    .join(` ${sign} `);
  return { text, strength };
}

function bracket(piece: Piece, least: Strength): string {
  return piece.strength < least ? `(${piece.text})` : piece.text;
}

function nextStrength(strength: Strength): Strength {
  return Math.min(strength + 1, holds.whole) as Strength;
}

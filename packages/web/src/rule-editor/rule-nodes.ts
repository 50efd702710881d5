// A rule as the editor draws it: groups, rows, and parts that only a formula can show. Every node knows its path.
import { printRule, type Expression } from '@keepwell/rule';
import type { RuleJson, RulePath } from './rule-edits.ts';
import { isComplete, readRow, type RuleRow } from './rule-row.ts';

interface Placed {
  /** Of the whole part, with what switches it off or negates it. */
  readonly path: RulePath;
  readonly muted: boolean;
}

export interface GroupNode extends Placed {
  readonly kind: 'group';
  readonly all: boolean;
  readonly negated: boolean;
  /** Of the group itself, inside `muted` and `!`. */
  readonly groupPath: RulePath;
  /** Of its list, where parts are inserted. */
  readonly list: RulePath;
  readonly children: readonly RuleNode[];
}

export interface RowNode extends Placed {
  readonly kind: 'row';
  readonly row: RuleRow;
  /** Where the row is written: inside `muted`. */
  readonly rowPath: RulePath;
}

export interface FormulaNode extends Placed {
  readonly kind: 'formula';
  readonly expression: Expression;
}

export type RuleNode = GroupNode | RowNode | FormulaNode;

export function readNode(expression: Expression): RuleNode {
  const { path } = expression;
  const [inside] = expression.kind === 'muted' && !expression.bare ? expression.args : [];
  const muted = inside !== undefined && expression.kind === 'muted' && expression.args.length === 1;
  const part = muted ? inside : expression;
  const row = readRow(part);
  if (row !== undefined) return { kind: 'row', path, muted, row, rowPath: part.path };
  const negated = part.kind === 'not' && part.operator === '!' && !part.bare && part.args.length === 1;
  const group = negated ? part.args[0] : part;
  if (group !== undefined && (group.kind === 'and' || group.kind === 'or') && !group.bare) {
    return {
      kind: 'group',
      path,
      muted,
      negated,
      all: group.kind === 'and',
      groupPath: group.path,
      list: [...group.path, group.kind],
      children: group.args.map(readNode),
    };
  }
  return { kind: 'formula', path, muted, expression: part };
}

/** The rule without rows whose value is not given yet; null when nothing is left. */
export function completePart(rule: RuleJson, node: RuleNode): RuleJson | null {
  if (node.kind === 'row') return isComplete(node.row) ? atPath(rule, node.path) : null;
  if (node.kind === 'formula') return atPath(rule, node.path);
  if (node.children.every(isWhole)) return atPath(rule, node.path);
  const parts = node.children.map((child) => completePart(rule, child)).filter((part) => part !== null);
  if (parts.length === 0) return null;
  const group: RuleJson = { [node.all ? 'and' : 'or']: parts };
  const signed: RuleJson = node.negated ? { '!': [group] } : group;
  return node.muted ? { muted: [signed] } : signed;
}

function isWhole(node: RuleNode): boolean {
  if (node.kind === 'row') return isComplete(node.row);
  return node.kind === 'formula' || node.children.every(isWhole);
}

function atPath(rule: RuleJson, path: RulePath): RuleJson | null {
  let part: unknown = rule;
  for (const step of path) part = (part as Record<string | number, unknown>)[step];
  return part as RuleJson;
}

/** Rows and formulas in reading order. */
export function leavesOf(node: RuleNode): readonly (RowNode | FormulaNode)[] {
  return node.kind === 'group' ? node.children.flatMap(leavesOf) : [node];
}

export function ruleOf(node: FormulaNode): RuleJson {
  return printRule(node.expression);
}

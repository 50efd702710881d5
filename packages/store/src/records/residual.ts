// The filter of a list that is not wholly SQL: its SQL part finds candidates, the rest is judged record by record, within a bound.
import type { Issue } from '@keepwell/kernel';
import { columnOf, placeOf } from '@keepwell/model';
import {
  activeParts,
  type Expression,
  parseRule,
  partsOf,
  printRule,
  referencesOf,
  type RuleFunction,
  toFunction,
} from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import type { StoredType } from '../database/dialect.ts';
import { askTogether, type Row, type Statement, type Step } from '../database/step.ts';
import type { Selection } from './record-store.ts';
import { fieldSql, notInSql, tryCondition } from './rule-sql.ts';
import { joinConditions, readFilter } from './selection.ts';
import type { Asking } from './asking.ts';

/** Candidates judged at most: about 100 ms, and a few megabytes of their columns. */
export const mostCandidates = 50_000;

export interface ListCondition {
  readonly condition: RawBuilder<unknown>;
  /** Present where some of the filter was judged outside of the database: the position its answer reflects. */
  readonly judgedAt?: number;
}

/**
 * As `selectionCondition`, for lists alone: sets (bulk changes, permissions, figures) stay wholly SQL. `position` is asked
 * together with the candidates. Throws `store.rule_not_in_sql` beyond the bound.
 */
export function* listCondition(asking: Asking, selection: Selection, position: Statement): Step<ListCondition> {
  const expression = readFilter(asking, selection.filter);
  const conditions: RawBuilder<unknown>[] = [];
  const judges: Judge[] = [];
  const issues: Issue[] = [];
  for (const part of conjuncts(expression)) {
    const found = tryCondition(asking, part);
    if (found.ok) conditions.push(found.sql);
    else {
      const judge = toJudge(asking, part);
      if (judge === undefined) throw notInSql(found.issues);
      judges.push(judge);
      issues.push(...found.issues);
    }
  }
  const condition = joinConditions(asking, selection.search, conditions);
  if (judges.length === 0) return { condition };

  const columns = new Map(judges.flatMap(({ reads }) => reads.map((read) => [read.name, read.column] as const)));
  const list = [...columns].map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
  const candidates = sql`select ${sql.join([sql`t.id as id`, ...list])} from ${sql.table(asking.entity.table)} as t
    where ${condition} limit ${mostCandidates + 1}`.compile(asking.dialect.compiler);
  const [rows = [], [place] = []] = yield* askTogether([
    { sql: candidates.sql, parameters: candidates.parameters },
    position,
  ]);
  if (rows.length > mostCandidates) throw notInSql(issues);
  const ids = rows.filter((row) => judges.every((judge) => holds(asking, judge, row))).map((row) => Number(row.id));
  const among = asking.dialect.isIn(sql.ref('t.id'), 'integer', ids);
  return { condition: sql`${condition} and ${among}`, judgedAt: Number(place?.position) };
}

/** Parts that must all hold: each may be judged in another place. */
function conjuncts(expression: Expression | undefined): readonly Expression[] {
  if (expression === undefined) return [];
  return expression.kind === 'and' ? activeParts(expression).flatMap(conjuncts) : [expression];
}

interface Read {
  readonly path: string;
  /** Its column in the answer: a path through a relation is no name. */
  readonly name: string;
  readonly column: NonNullable<ReturnType<typeof fieldSql>>;
  readonly kind: StoredType;
}

interface Judge {
  readonly run: RuleFunction;
  readonly reads: readonly Read[];
}

/** Undefined where what the part reads cannot be fetched. */
function toJudge(asking: Asking, part: Expression): Judge | undefined {
  if (namesAreComputed(part)) return undefined;
  const paths = referencesOf(part);
  // A relation is its record's number for one rule and the record itself for the other: never both in one judgement.
  if (paths.some((path) => paths.some((other) => other.startsWith(`${path}.`)))) return undefined;
  const reads: Read[] = [];
  for (const path of paths) {
    const place = placeOf(asking.entity.entity, asking.lookup, path);
    const column = place === undefined ? undefined : fieldSql(asking, asking.entity, path, 't');
    if (place === undefined || column === undefined) return undefined;
    reads.push({
      path,
      name: path.replace('.', ' '),
      column,
      kind: place.kind === 'id' ? 'integer' : columnOf(place.field),
    });
  }
  const isTrue = parseRule({ '!!': [printRule(part)] }).expression;
  return { run: toFunction(isTrue), reads };
}

/** Whether the rule finds out while it runs what it reads: then neither mask nor columns are known before. */
function namesAreComputed(part: Expression): boolean {
  if (part.kind === 'call') {
    if (part.operator === 'var') return true;
    if (part.operator === 'missing' || part.operator === 'missing_some') return !part.args.every(isConstant);
  }
  return partsOf(part).some(namesAreComputed);
}

function isConstant(part: Expression): boolean {
  return part.kind === 'literal' || (part.kind === 'list' && part.items.every(isConstant));
}

function holds(asking: Asking, { run, reads }: Judge, row: Row): boolean {
  const data: Record<string, unknown> = {};
  for (const { path, name, kind } of reads) {
    const value = asking.dialect.fromColumn(kind, row[name]);
    const [own = path, related] = path.split('.');
    if (related === undefined) data[path] = value;
    else data[own] = { ...(data[own] as object | undefined), [related]: value };
  }
  return run(data, asking.context) === true;
}

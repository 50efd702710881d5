// Nested SELECTs out of named expressions: what is used twice is computed once, what is used once is spliced in.
//
//   select score, band from (select …, (2*n+d)/(2*d) as score from (select …, 3*u1+7*u2 as n from t offset 0) as q offset 0) as q
//
// Databases flatten plain subqueries and thereby evaluate an expression at every place that names it: exponentially, when each
// stage names the one before twice. The dialect's fence forbids it; the stages then run as co-routines, without a table between.
import { type Expression, type RawBuilder, sql } from 'kysely';

export type Fragment = RawBuilder<unknown>;

/** A named expression. Only the stages it belongs to can use it. */
export interface Part {
  readonly name: string;
}

/** Gives the SQL by which another part is known where this expression stands. */
export type Use = (part: Part) => Fragment;

interface Entry extends Part {
  readonly build: (refer: Use) => Fragment;
  /** Reads the tables of FROM, so it stands in the innermost SELECT. */
  readonly isSource: boolean;
  /** A plain column: naming it again costs nothing. */
  readonly isCheap: boolean;
  uses: number;
  level: number;
}

export interface Stages {
  /** An expression over the tables of FROM. `cheap`: a plain column, which may be named any number of times. */
  source(name: string, expression: Expression<unknown>, cheap: boolean): Part;
  /** An expression over other parts only. `build` runs more than once and must always use the same parts. */
  define(name: string, build: (refer: Use) => Fragment): Part;
  /** `select …` of these parts, in this order; `from` is all that follows FROM. */
  select(outputs: readonly (readonly [column: string, part: Part])[], from: Fragment): Fragment;
}

export function createStages(fence: Fragment): Stages {
  const entries = new Map<string, Entry>();
  const add = (name: string, entry: Omit<Entry, 'name' | 'uses' | 'level'>): Part => {
    if (entries.has(name)) throw new Error(`Two parts are named ${name}`);
    const made = { ...entry, name, uses: 0, level: -1 };
    entries.set(name, made);
    return made;
  };
  return {
    source: (name, expression, isCheap) => add(name, { build: () => sql`${expression}`, isSource: true, isCheap }),
    define: (name, build) => add(name, { build, isSource: false, isCheap: false }),
    select: (outputs, from) => write(entries, outputs, from, fence),
  };
}

function entryOf(entries: ReadonlyMap<string, Entry>, part: Part): Entry {
  const found = entries.get(part.name);
  if (found === undefined) throw new Error(`No part is named ${part.name}`);
  return found;
}

const nothing = sql`null`;

/** Uses are counted from the outputs down, so that a part nobody needs costs nothing. */
function count(entries: ReadonlyMap<string, Entry>, entry: Entry, seen: Map<Entry, Set<Entry>>): void {
  entry.uses += 1;
  if (seen.has(entry)) return;
  const needs = new Set<Entry>();
  seen.set(entry, needs);
  entry.build((part) => {
    const other = entryOf(entries, part);
    needs.add(other);
    count(entries, other, seen);
    return nothing;
  });
}

/** The innermost SELECT in which the entry can stand. */
function levelFor(needs: Iterable<Entry>): number {
  let level = 0;
  for (const need of needs) level = Math.max(level, isShared(need) ? need.level + 1 : need.level);
  return level;
}

function isShared(entry: Entry): boolean {
  return entry.uses > 1 && !entry.isCheap;
}

function write(
  entries: ReadonlyMap<string, Entry>,
  outputs: readonly (readonly [string, Part])[],
  from: Fragment,
  fence: Fragment,
): Fragment {
  for (const entry of entries.values()) Object.assign(entry, { uses: 0, level: -1 });
  const needs = new Map<Entry, Set<Entry>>();
  for (const [, part] of outputs) count(entries, entryOf(entries, part), needs);
  // Parts can only use parts made before them, so the order of making is an order of levels.
  for (const entry of entries.values()) {
    const own = needs.get(entry);
    if (own !== undefined) entry.level = levelFor(own);
  }
  const top = levelFor(outputs.map(([, part]) => entryOf(entries, part)));

  /** Columns each SELECT makes, beside those it hands on: entry → the last SELECT that reads it. */
  const lastRead = new Map<Entry, number>();
  const at = (entry: Entry, level: number): Fragment => {
    if (entry.level === level && !isShared(entry)) return entry.build((part) => at(entryOf(entries, part), level));
    lastRead.set(entry, Math.max(lastRead.get(entry) ?? 0, level));
    return sql`${sql.ref(`q.${entry.name}`)}`;
  };
  const selects: Fragment[][] = [];
  selects[top] = outputs.map(([column, part]) => sql`${at(entryOf(entries, part), top)} as ${sql.ref(column)}`);
  for (let level = top - 1; level >= 0; level -= 1) {
    const columns: Fragment[] = [];
    for (const entry of Array.from(lastRead.keys())) {
      if (entry.level > level || (lastRead.get(entry) ?? 0) <= level) continue;
      const name = sql.ref(entry.name);
      if (entry.level < level) {
        lastRead.set(entry, Math.max(lastRead.get(entry) ?? 0, level));
        columns.push(sql`${sql.ref(`q.${entry.name}`)}`);
      } else columns.push(sql`${entry.build((part) => at(entryOf(entries, part), level))} as ${name}`);
    }
    selects[level] = columns;
  }
  let inner = from;
  selects.forEach((columns, level) => {
    const list = columns.length === 0 ? nothing : sql.join(columns);
    const select = sql`select ${list} from ${inner} ${fence}`;
    inner = level === top ? select : sql`(${select}) as q`;
  });
  return inner;
}

// The command line: a suite of cases, or one rule on one record, with its sentence and its SQL.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Issue, Language } from '@keepwell/kernel';
import { describeIssue, equalJson } from '@keepwell/kernel';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { FieldInScope, RuleContext, Scope, ValueType } from './index.ts';
import {
  createScope,
  evaluateRule,
  openScope,
  parseRule,
  referencesOf,
  ruleCodes,
  sentenceText,
  toFunction,
  toSentence,
} from './index.ts';
import { operatorsPage } from './reference/operators-page.ts';
import type { SqlDialectName } from './sql/index.ts';
import { toSql } from './sql/index.ts';

const usage = `npm run -s rule -- --suite FILE
npm run -s rule -- --reference
npm run -s rule -- --rule JSON [--data JSON] [--sentence en|zh] [--sql sqlite|postgres] [--now ISO] [--zone IANA]`;

function main(): number {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      reference: { type: 'boolean' },
      rule: { type: 'string' },
      data: { type: 'string' },
      sentence: { type: 'string' },
      sql: { type: 'string' },
      now: { type: 'string' },
      zone: { type: 'string' },
    },
  });
  const context: RuleContext = {
    now: values.now === undefined ? Date.now() : Date.parse(values.now),
    timeZone: values.zone ?? 'UTC',
  };
  if (Number.isNaN(context.now)) return refuse(`--now ${values.now}: not a time. Write it like 2026-03-31T12:00:00Z.`);
  if (values.reference === true) {
    process.stdout.write(operatorsPage());
    return 0;
  }
  if (values.suite !== undefined) return runSuite(values.suite, context);
  if (values.rule === undefined) return refuse(usage);
  const rule = readJson('--rule', values.rule);
  const data = readJson('--data', values.data ?? 'null');
  if (rule === undefined || data === undefined) return 2;
  return answer(rule.value, data.value, context, values.sentence, values.sql);
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

function readJson(option: string, text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (thrown) {
    refuse(`${option} is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return undefined;
  }
}

/** Every case through evaluate and through closure; a case passes when both give what is expected. */
function runSuite(file: string, context: RuleContext): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refuse(`${file} cannot be read. Give the path of a JSON file with cases [rule, data, expected].`);
  }
  const suite = readJson(file, text);
  if (suite === undefined) return 2;
  if (!Array.isArray(suite.value)) return refuse(`${file} is not a list of cases [rule, data, expected].`);
  let passed = 0;
  let failed = 0;
  for (const entry of suite.value as unknown[]) {
    if (typeof entry === 'string') continue;
    if (!Array.isArray(entry) || entry.length !== 3) {
      failed += 1;
      console.log(`not a case [rule, data, expected]: ${JSON.stringify(entry)}`);
      continue;
    }
    const [rule, data, expected] = entry as [unknown, unknown, unknown];
    const answers = judge(rule, data, context);
    const wrong = Object.entries(answers).filter(([, found]) => !equalJson(found, expected));
    if (wrong.length === 0) passed += 1;
    else failed += 1;
    for (const [way, found] of wrong) {
      console.log(
        `${way}: ${JSON.stringify(rule)} on ${JSON.stringify(data)} gave ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
      );
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function judge(rule: unknown, data: unknown, context: RuleContext): Record<'evaluate' | 'closure', unknown> {
  const { expression } = parseRule(rule);
  const evaluated = evaluateRule(expression, data, context).value;
  try {
    return { evaluate: evaluated, closure: toFunction(expression)(data, context) };
  } catch {
    // A limit of work: evaluate reports it as an Issue and gives null.
    return { evaluate: evaluated, closure: null };
  }
}

function answer(
  rule: unknown,
  data: unknown,
  context: RuleContext,
  sentence: string | undefined,
  dialect: string | undefined,
): number {
  const { expression, issues } = parseRule(rule);
  report(issues);
  const scope = scopeOf(referencesOf(expression), data);
  if (sentence !== undefined) {
    if (sentence !== 'en' && sentence !== 'zh') return refuse('--sentence takes en or zh.');
    console.log(sentenceText(toSentence(expression, scope, sentence satisfies Language, context.timeZone)));
  }
  if (dialect !== undefined) {
    if (dialect !== 'sqlite' && dialect !== 'postgres') return refuse('--sql takes sqlite or postgres.');
    printSql(expression, scope, dialect, context);
  }
  const evaluation = evaluateRule(expression, data, context);
  report(evaluation.issues);
  console.log(JSON.stringify(evaluation.value));
  return issues.length + evaluation.issues.length === 0 ? 0 : 1;
}

function report(issues: readonly Issue[]): void {
  for (const found of issues) console.error(`/${found.path.join('/')}: ${describeIssue(ruleCodes, found, 'en')}`);
}

function printSql(
  expression: Parameters<typeof toSql>[0],
  scope: Scope,
  dialect: SqlDialectName,
  context: RuleContext,
): void {
  const result = toSql(expression, scope, { dialect, context, as: 'value', column: (path) => sql.ref(path) });
  if (!result.ok) {
    report(result.issues);
    return;
  }
  const { sql: text, parameters } = result.sql.compile(compilers[dialect]());
  console.log(text);
  if (parameters.length > 0) console.log(`-- parameters: ${JSON.stringify(parameters)}`);
}

const compilers: Record<SqlDialectName, () => Kysely<unknown>> = {
  sqlite: () =>
    new Kysely({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    }),
  postgres: () =>
    new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
};

/** Field types read off the given record, so that SQL can be shown; fields it does not have are of unknown type. */
function scopeOf(names: readonly string[], data: unknown): Scope {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return openScope;
  const record = data as Record<string, unknown>;
  const fields = names.map((path): FieldInScope => {
    const value = Object.hasOwn(record, path) ? record[path] : undefined;
    return { path, labels: { en: path, zh: path }, type: typeOf(value), required: false };
  });
  return createScope(fields);
}

function typeOf(value: unknown): ValueType {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? { kind: 'date' } : { kind: 'text' };
  if (typeof value === 'number') return { kind: 'number', integer: Number.isSafeInteger(value) };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  return Array.isArray(value) ? { kind: 'list', of: typeOf(value[0]) } : { kind: 'unknown' };
}

process.exitCode = main();

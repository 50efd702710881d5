// docs/reference/operators.md, generated from the table of operators: `npm run -s rule -- --reference > docs/reference/operators.md`.
import type { Language } from '@keepwell/kernel';
import { sql } from 'kysely';
import { nameOfParameter } from '../check-parts.ts';
import { operators } from '../operators/index.ts';
import type { Operator, OperatorGroup, Parameter } from '../operators/operator.ts';
import { parseRule } from '../parse.ts';
import { toSql } from '../sql/index.ts';
import type { SqlDialectName } from '../sql/index.ts';
import { sentenceText, toSentence } from '../to-sentence.ts';
import { referenceScope } from './fields.ts';

const groups: readonly { group: OperatorGroup; title: string }[] = [
  { group: 'logic', title: 'Logic 逻辑' },
  { group: 'compare', title: 'Comparison 比较' },
  { group: 'number', title: 'Numbers 数值' },
  { group: 'text', title: 'Texts 文本' },
  { group: 'list', title: 'Lists 列表' },
  { group: 'date', title: 'Dates 日期' },
  { group: 'data', title: 'Data 数据' },
];

const opening = `# Operators of rules 规则运算符

Generated from the operator table in \`packages/rule\`; a test fails when this page is stale.
Write it anew with \`npm run -s rule -- --reference > docs/reference/operators.md\`.

Every operator runs in evaluate (with a trace) and as a closure. “yes” under SQLite and PostgreSQL: the operator has SQL for the
types of its sample; for other types (a decimal in a text, a time of day that needs a zone) publishing a rule says what prevents it.
Operators marked * are standard JSON-Logic and mean what json-logic-js says.

每个运算符都能求值（带过程）和编译为函数。SQLite、PostgreSQL 一列为“yes”表示对示例中的类型有 SQL；换成其他类型时，若不能在数据库中
执行，发布规则时会说明原因。带 * 的是标准 JSON-Logic，含义与 json-logic-js 一致。
`;

/** The whole page, in Markdown. */
export function operatorsPage(): string {
  const sections = groups.map(({ group, title }) => {
    const own = operators.all.filter((operator) => operator.group === group);
    return [`## ${title}`, '', ...matrix(own), '', ...examples(own)].join('\n');
  });
  return `${[opening, ...sections].join('\n')}\n`;
}

function matrix(own: readonly Operator[]): string[] {
  const rows = own.map((operator) => {
    const cells = [
      `\`${cell(operator.name)}\`${operator.standard ? ' *' : ''}`,
      operator.labels.en,
      operator.labels.zh,
      signature(operator),
      'yes',
      'yes',
      backend(operator, 'sqlite'),
      backend(operator, 'postgres'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| operator | English | 中文 | takes | evaluate | closure | SQLite | PostgreSQL |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

function backend(operator: Operator, dialect: SqlDialectName): string {
  if ('notInSql' in operator.sql) return `no: ${operator.sql.notInSql.en} ${operator.sql.notInSql.zh}`;
  return canRun(operator, dialect) ? 'yes' : 'no';
}

/** Whether the sample runs in this database. */
export function canRun(operator: Operator, dialect: SqlDialectName): boolean {
  const context = { now: Date.UTC(2026, 0, 31), timeZone: 'UTC', me: { id: 'u_1' } };
  const { expression } = parseRule(operator.sample);
  return toSql(expression, referenceScope, { dialect, context, as: 'value', column: (path) => sql.ref(path) }).ok;
}

function signature(operator: Operator): string {
  const parts = operator.parameters.map((parameter) => {
    const named = parameterText(parameter);
    return parameter.rest === true ? `${named} …` : parameter.optional === true ? `[${named}]` : named;
  });
  return parts.length === 0 ? '–' : cell(parts.join(', '));
}

function parameterText(parameter: Parameter): string {
  if (parameter.words !== undefined) return parameter.words.join(' / ');
  if (parameter.accepts === 'any') return parameter.like === undefined ? 'anything' : 'of the same kind';
  const { range } = parameter;
  return range === undefined
    ? nameOfParameter(parameter).en
    : `${nameOfParameter(parameter).en} from ${range.least} to ${range.most.toLocaleString('en')}`;
}

function examples(own: readonly Operator[]): string[] {
  const say = (operator: Operator, language: Language): string =>
    cell(sentenceText(toSentence(parseRule(operator.sample).expression, referenceScope, language)));
  const rows = own.map(
    (operator) => `| \`${cell(JSON.stringify(operator.sample))}\` | ${say(operator, 'en')} | ${say(operator, 'zh')} |`,
  );
  return ['| example | English | 中文 |', '|---|---|---|', ...rows, ''];
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

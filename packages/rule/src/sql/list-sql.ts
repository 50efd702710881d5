// count containsAny containsAll on a multiple choice, which is kept as a JSON list of option ids.
import type { SqlRefusal } from '../operators/operator.ts';
import { integerType } from '../value-type.ts';
import { truth } from './equality-sql.ts';
import { familyOf, refusals } from './families.ts';
import type { SqlTools, SqlValue } from './sql-tools.ts';

export function countSql(value: SqlValue | undefined, { sql, dialect }: SqlTools): SqlValue | SqlRefusal {
  if (value === undefined || familyOf(value.type) !== 'list') return refusals.types;
  const length = dialect.listLength(sql, value.fragment);
  return { fragment: sql`coalesce(${length}, 0)`, type: integerType, empty: false, bound: Number.MAX_SAFE_INTEGER };
}

export function listTestSql(
  name: 'containsAny' | 'containsAll',
  value: SqlValue | undefined,
  wanted: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || wanted === undefined) return truth(tools, false);
  if (familyOf(value.type) === 'other') return refusals.types;
  if (familyOf(value.type) !== 'list') return truth(tools, false);
  if (wanted.constant === undefined) return refusals.computed;
  const items: readonly unknown[] = Array.isArray(wanted.constant.value) ? wanted.constant.value : [];
  const texts = items.filter((item): item is string => typeof item === 'string');
  // What is no option id is in no multiple choice.
  if (items.length === 0 || texts.length === 0 || (name === 'containsAll' && texts.length < items.length))
    return truth(tools, false);
  const { sql, dialect } = tools;
  const tests = texts.map((text) => dialect.listContains(sql, value.fragment, dialect.textParameter(sql, text)));
  return tools.condition(sql`(${tools.join(tests, name === 'containsAny' ? ' or ' : ' and ')})`, [value], true);
}

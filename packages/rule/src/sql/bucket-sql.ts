// bucket in SQL: the hash is a function of the database (database-functions.ts), the rest is arithmetic on whole numbers.
import type { SqlRefusal } from '../operators/operator.ts';
import { isBucketCount } from '../runtime/bucket.ts';
import { integerType } from '../value-type.ts';
import { isWhole, refusals } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export function bucketSql(
  value: SqlValue | undefined,
  count: SqlValue | undefined,
  salt: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (count?.constant === undefined || (salt !== undefined && salt.constant === undefined)) return refusals.computed;
  const buckets = count.constant.value;
  const prefix = salt?.constant?.value ?? '';
  if (!isBucketCount(buckets) || typeof prefix !== 'string') return tools.value(null, integerType);
  const key = value === undefined ? undefined : keyOf(value, tools);
  if (value === undefined || key === undefined) return refusals.types;
  const { sql, dialect } = tools;
  const salted = sql`${dialect.textParameter(sql, `${prefix}:`)} || ${key}`;
  return {
    fragment: sql`(${dialect.murmur3(sql, salted)} % ${dialect.integerParameter(sql, buckets)} + 1)`,
    type: integerType,
    empty: value.empty || mayBeBlank(value),
    bound: buckets,
  };
}

/** The text that is hashed, NULL where there is none; undefined for values without a bucket, or that are written differently there. */
function keyOf(value: SqlValue, { sql, dialect }: SqlTools): SqlFragment | undefined {
  const { kind } = value.type;
  if (kind === 'number' || kind === 'record')
    return isWhole(value) ? dialect.integerToText(sql, value.fragment) : undefined;
  if (kind !== 'text' && kind !== 'choice') return undefined;
  return mayBeBlank(value) ? sql`nullif(${value.fragment}, ${dialect.textParameter(sql, '')})` : value.fragment;
}

/** A column never holds '', a computed text may. */
function mayBeBlank(value: SqlValue): boolean {
  return value.column === undefined && value.type.kind === 'text';
}

// Buckets: a stable, even division of customers, for staged rollouts, hold-outs and A/B groups.
import { murmur3 } from './murmur3.ts';

export const mostBuckets = 1_000_000;

export function isBucketCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostBuckets;
}

/**
 * In which bucket, 1 to `count`, a value falls: MurmurHash3 of `salt:value` modulo `count`, plus 1, as in Unleash's gradual
 * rollout (docs.getunleash.io, "stickiness"), so that groups made there of plain ids can be found again here. A value stays in its
 * bucket for ever; "at most n" of more only adds customers; two salts have nothing to do with each other. The remainder favours a
 * bucket by count ÷ 2³² at most, 0.02 % of its size at a million.
 *
 * A whole number counts as its decimal text. Null where there is no value, for other values, and for a count out of bounds.
 */
export function bucketOf(value: unknown, count: unknown, salt: unknown): number | null {
  const key = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof key !== 'string' || key === '' || !isBucketCount(count)) return null;
  const prefix = salt ?? '';
  return typeof prefix === 'string' ? (murmur3(`${prefix}:${key}`) % count) + 1 : null;
}

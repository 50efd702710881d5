import { describe, expect, it } from 'vitest';
import { createValueIndex, hash64 } from './value-index.ts';

describe('createValueIndex', () => {
  it('remembers the first line of every value, also after growing', () => {
    const index = createValueIndex();
    for (let at = 1; at <= 50_000; at++) expect(index.add(`customer-${at}`, at)).toBe(true);
    expect(index.size).toBe(50_000);
    expect(index.find('customer-1')).toBe(1);
    expect(index.find('customer-50000')).toBe(50_000);
    expect(index.find('customer-50001')).toBeNull();
    expect(index.add('customer-77', 90_000)).toBe(false);
    expect(index.find('customer-77')).toBe(77);
  });

  it('says when it is full instead of growing without end', () => {
    const index = createValueIndex(10);
    for (let at = 1; at <= 20; at++) index.add(String(at), at);
    expect(index.size).toBe(10);
    expect(index.full).toBe(true);
  });

  it('has no two equal hashes among 300,000 near values', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 100_000; at++) {
      for (const text of [String(at), `编号${at}`, `${at}-a`]) seen.add(hash64(text).join(':'));
    }
    expect(seen.size).toBe(300_000);
  });
});

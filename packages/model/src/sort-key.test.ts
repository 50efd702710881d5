import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSortKey, sortKey } from './sort-key.ts';

/** What both databases do: compare the bytes of UTF-8. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)));
const sorted = (...texts: string[]): string[] => [...texts].reverse().sort(byBytes);

describe('sortKey', () => {
  it('orders Chinese by pinyin and then by tone', () => {
    const names = ['阿里', '北京', '长沙', '广州', '上海', '深圳', '张三', '赵六'];
    expect(sorted(...names)).toEqual(names);
    expect(sorted('妈', '麻', '马', '骂')).toEqual(['妈', '麻', '马', '骂']);
  });

  it('reads polyphones by their word', () => {
    expect(sorted('成都', '重庆', '丛台', '中国', '重要')).toEqual(['成都', '重庆', '丛台', '中国', '重要']);
    expect(sorted('行业', '杭州', '银行')).toEqual(['行业', '杭州', '银行']);
    expect(sorted('长沙银行', '朝阳', '张家港')).toEqual(['长沙银行', '朝阳', '张家港']);
  });

  it('keeps syllables apart, so that 西安 stands with 西 and not with 先', () => {
    expect(sorted('西安', '西藏', '先锋')).toEqual(['西安', '西藏', '先锋']);
  });

  it('puts punctuation before figures, figures before letters, letters before Chinese', () => {
    expect(sorted('(测试)', '3M', 'Apple', 'Ωmega', '啊')).toEqual(['(测试)', '3M', 'Apple', 'Ωmega', '啊']);
  });

  it('orders figures inside text by their value', () => {
    expect(sorted('a2', 'a10', 'a100')).toEqual(['a2', 'a10', 'a100']);
    expect(sorted('第2批', '第10批')).toEqual(['第2批', '第10批']);
    expect(sorted('v1.2.9', 'v1.2.10', 'v1.10.0')).toEqual(['v1.2.9', 'v1.2.10', 'v1.10.0']);
  });

  it('folds case and accents, and orders what then is equal the same way each time', () => {
    expect(sorted('Ecole', 'école', 'Edam')).toEqual(['Ecole', 'école', 'Edam']);
    expect(sorted('apple', 'Banana', 'cherry')).toEqual(['apple', 'Banana', 'cherry']);
    expect(byBytes('a', 'A')).not.toBe(0);
    expect(sorted('ａｂｃ', 'abd')).toEqual(['ａｂｃ', 'abd']);
  });

  it('puts a shorter text before its continuation', () => {
    expect(sorted('张', '张三', '张三丰')).toEqual(['张', '张三', '张三丰']);
    expect(sorted('ab', 'ab c', 'abc')).toEqual(['ab', 'ab c', 'abc']);
  });

  it('gives a bounded, storable key for any text, the same each time (seeded)', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('银', '行', 'a', '9', ' ', '😀', 'é'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const clean = text.replaceAll('\0', '').toWellFormed();
        const key = sortKey(clean);
        expect(key.length).toBeLessThanOrEqual(longestSortKey);
        expect(key.isWellFormed()).toBe(true);
        expect(key).not.toContain('\0');
        expect(sortKey(clean)).toBe(key);
      }),
      { seed: 20260301, numRuns: 2000 },
    );
  });
});

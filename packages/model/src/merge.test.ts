import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeBodies, mergeValues } from './merge.ts';

describe('mergeValues', () => {
  it('takes both sides where they do not meet', () => {
    const merged = mergeValues({ f_a: 1, f_b: 2 }, { f_a: 10 }, { f_a: 1, f_b: 20 });
    expect(merged).toEqual({ values: { f_a: 10, f_b: 20 }, conflicts: [] });
  });

  it('lists a field that both changed, with all three values, and keeps theirs', () => {
    const merged = mergeValues({ f_a: 1 }, { f_a: 2 }, { f_a: 3 });
    expect(merged).toEqual({ values: { f_a: 3 }, conflicts: [{ field: 'f_a', base: 1, mine: 2, theirs: 3 }] });
  });

  it('sees no conflict in equal changes, in lists alike, or in null against absent', () => {
    expect(mergeValues({ f_a: ['x'] }, { f_a: ['y'] }, { f_a: ['y'] }).conflicts).toEqual([]);
    expect(mergeValues({}, { f_a: null }, { f_a: 3 }).conflicts).toEqual([]);
  });
});

const field = (id: string, more: object = {}): object => ({ id, labels: { en: id }, ...more });

describe('mergeBodies', () => {
  it('merges changes of different fields and of different keys of one field', () => {
    const base = { fields: [field('f_a'), field('f_b')] };
    const mine = { fields: [field('f_a', { required: true }), field('f_b')] };
    const theirs = { fields: [field('f_a', { labels: { en: 'A' } }), field('f_b'), field('f_c')] };
    expect(mergeBodies(base, mine, theirs)).toEqual({
      body: { fields: [field('f_a', { labels: { en: 'A' }, required: true }), field('f_b'), field('f_c')] },
      conflicts: [],
    });
  });

  it('names the place by ids where both changed the same thing, and loses neither text', () => {
    const base = { fields: [field('f_a')] };
    const mine = { fields: [field('f_a', { labels: { en: 'Mine' } })] };
    const theirs = { fields: [field('f_a', { labels: { en: 'Theirs' } })] };
    const { body, conflicts } = mergeBodies(base, mine, theirs);
    expect(body).toEqual(mine);
    expect(conflicts).toEqual([
      { path: ['fields', 'f_a', 'labels', 'en'], base: 'f_a', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  it('calls it a conflict when one deleted what the other changed', () => {
    const base = { fields: [field('f_a')] };
    const { conflicts } = mergeBodies(base, { fields: [] }, { fields: [field('f_a', { required: true })] });
    expect(conflicts).toMatchObject([{ path: ['fields', 'f_a'], mine: undefined }]);
  });

  it('never mixes the parts of a rule', () => {
    const rule = (x: number, y: number): object => ({ filter: { and: [{ '<': [x, 1] }, { '<': [y, 1] }] } });
    const { body, conflicts } = mergeBodies(rule(1, 1), rule(2, 1), rule(1, 2));
    expect(body).toEqual(rule(2, 1));
    expect(conflicts).toHaveLength(1);
  });

  it('keeps my order, with what they added beside its neighbour', () => {
    const body = { columns: ['a', 'b', 'c'].map((name) => ({ field: name })) };
    const mine = { columns: ['c', 'a', 'b'].map((name) => ({ field: name })) };
    const theirs = { columns: ['a', 'x', 'b', 'c'].map((name) => ({ field: name })) };
    const merged = mergeBodies(body, mine, theirs).body as { columns: { field: string }[] };
    expect(merged.columns.map((column) => column.field).join('')).toBe('caxb');
  });

  it('is the other side’s body when one side changed nothing (seeded)', () => {
    const item = fc.record({ id: fc.constantFrom('f_a', 'f_b', 'f_c', 'f_d'), n: fc.integer({ min: 0, max: 2 }) });
    const bodies = fc.record({ fields: fc.uniqueArray(item, { selector: ({ id }) => id }), name: fc.string() });
    fc.assert(
      fc.property(bodies, bodies, (base, other) => {
        expect(mergeBodies(base, base, other)).toEqual({ body: other, conflicts: [] });
        expect(mergeBodies(base, other, base)).toEqual({ body: other, conflicts: [] });
        expect(mergeBodies(base, other, other)).toEqual({ body: other, conflicts: [] });
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});

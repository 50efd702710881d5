import { describe, expect, it } from 'vitest';
import { toBenchRow } from './bench-row.ts';

const measure = { name: 'load', ours: 30, reference: 10, unit: 'ms' };

describe('toBenchRow', () => {
  it('compares ours with the reference under an upper goal', () => {
    expect(toBenchRow({ ...measure, goal: { atMost: 3 } })).toMatchObject({ ratio: 3, goal: '≤ 3', ok: true });
    expect(toBenchRow({ ...measure, goal: { atMost: 2.9 } }).ok).toBe(false);
  });

  it('turns the ratio round for a goal of "times faster"', () => {
    const row = toBenchRow({ ...measure, ours: 2, reference: 30, goal: { atLeast: 15, times: 'faster' } });
    expect(row).toMatchObject({ ratio: 15, goal: '≥ 15', ok: true });
  });

  it('never calls a division by nothing a success', () => {
    expect(toBenchRow({ ...measure, ours: 0, reference: 0, goal: { atMost: 3 } }).ok).toBe(false);
    expect(toBenchRow({ ...measure, reference: 0, goal: { atLeast: 1 } }).ok).toBe(false);
  });

  it('shows a row without a goal and lets it pass', () => {
    expect(toBenchRow(measure)).toMatchObject({ ratio: 3, goal: '', ok: true });
  });
});

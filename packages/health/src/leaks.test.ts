// Signs of a leak: each is said with its figures, and too few records say nothing.
import { expect, it } from 'vitest';
import { leaksOf } from './leaks.ts';

const none = { separation: null, filledByOutcome: null, laterChanges: null };
const filled = (lost: number, filledLost: number, kept: number, filledKept: number) => ({
  ...none,
  filledByOutcome: { lost, kept, filledLost, filledKept },
});

it('a field that separates almost perfectly is suspicious, whichever side is high', () => {
  expect(leaksOf({ ...none, separation: { auc: 0.96 } })).toEqual([{ kind: 'separates', auc: 0.96 }]);
  expect(leaksOf({ ...none, separation: { auc: 0.04 } })).toEqual([{ kind: 'separates', auc: 0.96 }]);
  expect(leaksOf({ ...none, separation: { auc: 0.94 } })).toEqual([]);
});

it('a field that only the lost have, or only the lost lack, is suspicious', () => {
  expect(leaksOf(filled(100, 98, 200, 2))).toEqual([{ kind: 'filled', lost: 0.98, kept: 0.01 }]);
  expect(leaksOf(filled(100, 3, 200, 196))).toEqual([{ kind: 'missing', lost: 0.97, kept: 0.02 }]);
  // Rare, but hardly ever of the kept.
  expect(leaksOf(filled(400, 40, 2000, 2))).toEqual([{ kind: 'filled', lost: 0.1, kept: 0.001 }]);
  expect(leaksOf(filled(400, 360, 2000, 1998))).toEqual([{ kind: 'missing', lost: 0.1, kept: 0.001 }]);
});

it('is silent about ordinary gaps, and about few records', () => {
  expect(leaksOf(filled(100, 100, 200, 200))).toEqual([]);
  expect(leaksOf(filled(100, 40, 200, 30))).toEqual([]);
  expect(leaksOf(filled(100, 29, 2000, 0))).toEqual([]);
  expect(leaksOf(filled(9, 9, 200, 0))).toEqual([]);
});

it('a field that was changed after the loss of half of them is suspicious, from twenty records on', () => {
  expect(leaksOf({ ...none, laterChanges: { records: 60, later: 41 } })).toEqual([
    { kind: 'changedLater', records: 60, later: 41 },
  ]);
  expect(leaksOf({ ...none, laterChanges: { records: 60, later: 29 } })).toEqual([]);
  expect(leaksOf({ ...none, laterChanges: { records: 19, later: 19 } })).toEqual([]);
});

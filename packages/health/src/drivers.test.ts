import { expect, test } from 'vitest';
import { driversOf } from './drivers.ts';
import type { ReceiptNode, ScoreReceipt } from './score-receipt.ts';

const leaf = (id: string, weight: number, contribution: number): ReceiptNode => ({
  id,
  units: 0,
  weight,
  missing: null,
  abnormal: false,
  coverage: 10_000,
  kept: false,
  contribution,
  counted: true,
  children: [],
});
const group = (id: string, weight: number, children: readonly ReceiptNode[]): ReceiptNode => ({
  ...leaf(id, weight, 0),
  counted: false,
  children,
});
const receipt = (polarity: 'health' | 'risk', score: number | null, nodes: readonly ReceiptNode[]): ScoreReceipt =>
  ({ score, nodes, model: { definition: { polarity } } }) as unknown as ScoreReceipt;

test('where high is good, what is missing to the best, by the weights used, adds up to the distance from 100', () => {
  // 60 % × (50 % at 80 points, 50 % at 20) + 40 % at 90 = 66.
  const nodes = [
    group('g_use', 6000, [leaf('i_a', 5000, 240_000), leaf('i_b', 5000, 60_000)]),
    leaf('i_c', 4000, 360_000),
  ];
  const drivers = driversOf(receipt('health', 660_000, nodes), 10);
  expect(drivers).toEqual([
    { node: 'i_b', points: 24 },
    { node: 'i_a', points: 6 },
    { node: 'i_c', points: 4 },
  ]);
  expect(driversOf(receipt('health', 660_000, nodes), 1)).toHaveLength(1);
});

test('where high is bad, what each part adds, and nothing of the parts that add nothing', () => {
  const nodes = [leaf('i_a', 5000, 500_000), leaf('i_b', 5000, 0)];
  expect(driversOf(receipt('risk', 500_000, nodes), 3)).toEqual([{ node: 'i_a', points: 50 }]);
});

test('a record without a score has none', () => {
  expect(driversOf(receipt('risk', null, [leaf('i_a', 10_000, 0)]), 3)).toEqual([]);
});

// Memory against the contract written out by hand, on random models and records; and the published numbers.
import { describe, expect, it } from 'vitest';
import {
  allNodes,
  type CompiledGroup,
  type CompiledModel,
  type CompiledNode,
  countedNodes,
  indicatorTypes,
  type ReferenceDistribution,
  type ScoreState,
  type ScoringContext,
  scoreRecord,
} from '../src/index.ts';
import { createRandom, type Random } from './random.ts';
import { nodesOf, randomModel } from './random-model.ts';
import { scoreByHand } from './score-by-hand.ts';
import { now, randomRecord, zones } from './world.ts';

function withTypes(model: CompiledModel): CompiledModel {
  const typed = (node: CompiledNode): CompiledNode =>
    node.kind === 'indicator'
      ? { ...node, type: indicatorTypes.need(node.type.name) }
      : { ...node, children: node.children.map(typed) };
  return { ...model, variants: model.variants.map((one) => ({ ...one, root: typed(one.root) as CompiledGroup })) };
}

const reference: ReferenceDistribution = {
  run: 'run_1',
  size: 6,
  knots: [
    [-5, 8],
    [0, 25],
    [2.5, 41],
    [50, 75],
    [101, 92],
  ],
  median: 2.5,
  mad: 2.5,
};

function randomState(model: CompiledModel, today: number, random: Random): ScoreState {
  const bands = model.variants.at(-1)?.bands.map(({ id }) => id) ?? [];
  const nodes = nodesOf(model.variants.at(-1)?.root as CompiledNode);
  const since = (): number | null => (random.chance(0.3) ? null : today - random.below(6));
  return {
    band: random.chance(0.2) ? null : random.pick([...bands, 'unknown']),
    pending: random.chance(0.5) ? null : random.pick(bands),
    pendingSince: since(),
    abnormalSince: Object.fromEntries(model.dayGroups.map((id) => [id, since()])),
    kept: Object.fromEntries(
      model.keptGroups.flatMap(({ id }) =>
        random.chance(0.4) || nodes.every((node) => node.id !== id)
          ? []
          : [[id, { units: random.chance(0.2) ? null : random.below(1_000_001), coverage: random.below(10_001) }]],
      ),
    ),
  };
}

describe('a score in memory', () => {
  it('is what the contract says, and its contributions add up to it exactly', () => {
    const random = createRandom(20_260_401);
    for (let place = 0; place < 300; place += 1) {
      const model = withTypes(randomModel(random, place));
      for (let turn = 0; turn < 15; turn += 1) {
        const timeZone = random.pick(zones);
        const today = Math.floor(now / 86_400_000);
        const children = Array.from({ length: random.below(4) }, () => ({
          units: random.below(1_000_001),
          weight: random.pick([0, -3, 1, 2.5]),
        }));
        const context: ScoringContext = {
          now,
          timeZone,
          today,
          me: { id: '' },
          reference: (_id, within) => (within === 'o_c' ? undefined : reference),
          children: () => children,
        };
        const values = randomRecord(random);
        const before = randomState(model, today, random);
        const due = random.pick([['atOnce'], ['atOnce', 'hourly'], ['atOnce', 'hourly', 'daily']] as const);
        const expected = scoreByHand(model, values, before, due, context);
        const receipt = scoreRecord(model, { subject: { entity: 'e', record: 1, values }, before, due }, context);
        const { score, coverage, after } = receipt;
        expect({ score, coverage, after }, `model ${place}`).toEqual({
          score: expected.score,
          coverage: expected.coverage,
          after: expected.after,
        });
        const given = countedNodes(receipt.nodes).reduce((sum, node) => sum + node.contribution, 0);
        expect(given).toBe(score ?? 0);
        expect(allNodes(receipt.nodes).every((node) => node.contribution >= 0)).toBe(true);
      }
    }
  });
});

// The published numbers of scores and bands, and receipts that anyone can recompute.
import { sampleEntity, sampleField, sampleLookup } from '@keepwell/model/testing';
import { describe, expect, it } from 'vitest';
import {
  type Band,
  compileHealthModel,
  countedNodes,
  type HealthModel,
  type Indicator,
  type ModelNode,
  nextBand,
  noState,
  type ScoreReceipt,
  type ScoreState,
  type ScoringContext,
  scoreRecord,
  smallestChanges,
  verifyReceipt,
} from './index.ts';

const today = 20_522;
const context: ScoringContext = {
  now: today * 86_400_000,
  timeZone: 'Asia/Shanghai',
  today,
  me: { id: '' },
  reference: () => undefined,
  children: () => [],
};
const subject = sampleEntity('e_subject', [
  sampleField('f_behaviour', 'decimal'),
  sampleField('f_transaction', 'decimal'),
  sampleField('f_interaction', 'decimal'),
]);

function indicator(name: string, weight: number, more: Partial<Indicator> = {}): Indicator {
  return {
    kind: 'indicator',
    id: `i_${name}`,
    labels: { en: name, zh: name },
    type: 'linear',
    settings: { field: `f_${name}`, zero: 0, full: 100 },
    weight,
    missing: 'redistribute',
    abnormalAt: null,
    ...more,
  };
}

const band = (id: string, from: number, leaveAt: number | null = null): Band => ({
  id: `b_${id}`,
  labels: { en: id },
  look: 'watch',
  from,
  leaveAt,
});

/** Behaviour 45 %, transaction 35 %, interaction 20 %, the tiers of the risk model: care from 60, manager 80, win-back 90. */
function riskModel(more: Partial<HealthModel> = {}): HealthModel {
  return {
    entity: 'e_subject',
    labels: { en: 'Risk' },
    polarity: 'risk',
    dimensions: [indicator('behaviour', 4500), indicator('transaction', 3500), indicator('interaction', 2000)],
    bands: [band('low', 0), band('care', 60), band('manager', 80), band('winback', 90)],
    coverageFloor: 50,
    hold: { worse: 1, better: 1 },
    trend: { days: 90, deadBand: 3 },
    variants: [],
    fields: { score: null, band: null },
    ...more,
  };
}

function score(model: HealthModel, values: Record<string, unknown>, before: ScoreState | null = null): ScoreReceipt {
  const { compiled, issues } = compileHealthModel(model, { id: 'h_1', revision: 1 }, sampleLookup(subject));
  if (compiled === undefined) throw new Error(JSON.stringify(issues));
  return scoreRecord(
    compiled,
    { subject: { entity: 'e_subject', record: 7, values }, before, due: ['atOnce'] },
    context,
  );
}

describe('a weighted score', () => {
  const values = { f_behaviour: 80, f_transaction: 60, f_interaction: 50 };

  it('is 67.0 for 80, 60 and 50 at 45/35/20, in the care tier', () => {
    const receipt = score(riskModel(), values);
    expect(receipt).toMatchObject({ score: 670_000, coverage: 10_000, band: 'b_care' });
    expect(countedNodes(receipt.nodes).map(({ contribution }) => contribution)).toEqual([360_000, 210_000, 100_000]);
  });

  it('is 70.77 at coverage 65 % without the transactions, and none without anything', () => {
    const receipt = score(riskModel(), { ...values, f_transaction: null });
    expect(receipt).toMatchObject({ score: 707_692, coverage: 6500, band: 'b_care' });
    const parts = countedNodes(receipt.nodes).map(({ contribution }) => contribution);
    expect(parts).toEqual([553_846, 0, 153_846]);
    expect(score(riskModel(), {})).toMatchObject({ score: null, coverage: 0, band: 'unknown' });
  });

  it('is never a silent green: below the floor the band is unknown, the score is kept', () => {
    const receipt = score(riskModel({ coverageFloor: 70 }), { ...values, f_transaction: null });
    expect(receipt).toMatchObject({ score: 707_692, band: 'unknown', shownBand: 'unknown' });
  });

  it('deals with missing data as each indicator says', () => {
    const withPolicy = (missing: Indicator['missing']): ScoreReceipt =>
      score(riskModel({ dimensions: [indicator('behaviour', 5000), indicator('transaction', 5000, { missing })] }), {
        f_behaviour: 40,
      });
    expect(withPolicy('redistribute').score).toBe(400_000);
    expect(withPolicy('neutral').score).toBe(450_000);
    expect(withPolicy('worst').score).toBe(700_000);
    expect(withPolicy('refuse')).toMatchObject({ score: null, band: 'unknown' });
  });
});

describe('groups', () => {
  const group = (aggregation: unknown, children: readonly ModelNode[]): HealthModel =>
    riskModel({
      polarity: 'health',
      bands: [band('low', 0), band('high', 50)],
      dimensions: [
        {
          kind: 'group',
          id: 'g_1',
          labels: { en: 'Group' },
          weight: 10_000,
          aggregation,
          cadence: 'atOnce',
          abnormalAt: null,
          children,
        } as ModelNode,
      ],
    });
  const three = [indicator('behaviour', 4000), indicator('transaction', 3000), indicator('interaction', 3000)];

  it('take the worst, and give the contribution to the child it came from', () => {
    const receipt = score(group({ type: 'worst' }, three), { f_behaviour: 80, f_transaction: 30, f_interaction: 55 });
    expect(receipt.score).toBe(300_000);
    expect(countedNodes(receipt.nodes).map(({ id, contribution }) => [id, contribution])).toEqual([
      ['i_behaviour', 0],
      ['i_transaction', 300_000],
      ['i_interaction', 0],
    ]);
  });

  it('are good only when all are good, poor when one is poor, else in the middle', () => {
    const model = group({ type: 'allGood', goodAt: 60, poorAt: 20 }, three);
    expect(score(model, { f_behaviour: 60, f_transaction: 90, f_interaction: 70 }).score).toBe(1_000_000);
    expect(score(model, { f_behaviour: 60, f_transaction: 90, f_interaction: 59.9 }).score).toBe(500_000);
    expect(score(model, { f_behaviour: 60, f_transaction: 90, f_interaction: 20 }).score).toBe(0);
  });

  it('fire at the nth abnormal child and not before', () => {
    const children = three.map((child) => ({ ...child, abnormalAt: 30 }));
    const model = group({ type: 'abnormalCount', count: 2 }, children);
    expect(score(model, { f_behaviour: 30, f_transaction: 100, f_interaction: 100 }).score).toBe(720_000);
    expect(score(model, { f_behaviour: 30, f_transaction: 10, f_interaction: 100 }).score).toBe(0);
  });

  it('fire when they have been abnormal for so many days running, and begin anew after a day that was not', () => {
    const model = group({ type: 'abnormalDays', abnormalAt: 40, days: 3 }, three);
    const bad = { f_behaviour: 20, f_transaction: 20, f_interaction: 20 };
    const day = (since: number | null): ScoreState => ({ ...noState, abnormalSince: { g_1: since } });
    expect(score(model, bad, day(null))).toMatchObject({ score: 200_000, after: { abnormalSince: { g_1: today } } });
    expect(score(model, bad, day(today - 1)).score).toBe(200_000);
    expect(score(model, bad, day(today - 2)).score).toBe(0);
    // The program was down for a week: the days count, nobody said otherwise.
    expect(score(model, bad, day(today - 9)).score).toBe(0);
    expect(score(model, { ...bad, f_behaviour: 100 }, day(today - 9)).after.abnormalSince).toEqual({ g_1: null });
  });
});

describe('bands', () => {
  const series = [79, 81, 81, 78, 76, 79, 74, 74];
  const run = (leaveAt: number | null, hold: number): string[] => {
    let state: Parameters<typeof nextBand>[2] = { band: 'b_low', pending: null, pendingSince: null };
    const bands = [band('low', 0), band('high', 80, leaveAt)];
    return series.map((points, index) => {
      state = nextBand(bands, points * 10_000, state, { polarity: 'risk', hold: { worse: hold, better: hold } }, index);
      return state.band ?? '';
    });
  };

  it('enter at the third point and leave at the eighth with limits 80 and 75 and a hold of 2', () => {
    const [low, high] = ['b_low', 'b_high'];
    expect(run(75, 2)).toEqual([low, low, high, high, high, high, high, low]);
  });

  it('would enter at the second and leave at the fourth without', () => {
    const [low, high] = ['b_low', 'b_high'];
    expect(run(null, 1)).toEqual([low, high, high, low, low, low, low, low]);
  });

  it('are half open: 60 is care, 100 is win-back', () => {
    const bandAt = (points: number): string =>
      score(riskModel({ dimensions: [indicator('behaviour', 10_000)] }), { f_behaviour: points }).band;
    expect([59.9999, 60, 79.9999, 80, 90, 100].map(bandAt)).toEqual([
      'b_low',
      'b_care',
      'b_care',
      'b_manager',
      'b_winback',
      'b_winback',
    ]);
  });
});

describe('a receipt', () => {
  const receipt = score(riskModel(), { f_behaviour: 81.5, f_transaction: 33.3333, f_interaction: null });
  const exported = (): ScoreReceipt => JSON.parse(JSON.stringify(receipt)) as ScoreReceipt;

  it('is recomputed from itself alone', () => {
    expect(verifyReceipt(exported())).toEqual({ ok: true, issues: [] });
  });

  it('shows every number that was changed', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'number' && !['definition', 'before'].some((part) => path.includes(part))) paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(exported(), []);
    // What the scoring starts from can be told apart only by what comes of it.
    const free = new Set(['at', 'today', 'record', 'revision']);
    for (const path of paths.filter((one) => !free.has(String(one.at(-1))) && one[0] !== 'model')) {
      const changed = exported();
      let at = changed as unknown as Record<string | number, unknown>;
      for (const segment of path.slice(0, -1)) at = at[segment] as Record<string | number, unknown>;
      const last = path.at(-1) ?? '';
      at[last] = Number(at[last]) + 1;
      expect(verifyReceipt(changed).ok, path.join('.')).toBe(false);
    }
  });

  it('that is something else is answered, not thrown', () => {
    for (const odd of [
      null,
      'text',
      {},
      { format: 'x' },
      { ...exported(), nodes: null },
      { ...exported(), model: {} },
    ]) {
      const { ok, issues } = verifyReceipt(odd);
      expect(ok).toBe(false);
      expect(issues[0]?.code).toBe('health.receipt_unreadable');
    }
  });

  it('shows an override that is in force, and the band of the model beneath it', () => {
    const { compiled } = compileHealthModel(riskModel(), { id: 'h_1', revision: 1 }, sampleLookup(subject));
    if (compiled === undefined) throw new Error('compiles');
    const override = {
      band: 'b_low',
      reason: 'Contract signed',
      by: 'u_1',
      at: 0,
      until: context.now + 1,
      locked: false,
    };
    const request = {
      subject: { entity: 'e_subject', record: 1, values: { f_behaviour: 95, f_transaction: 95 } },
      before: null,
      due: ['atOnce'] as const,
    };
    expect(scoreRecord(compiled, { ...request, override }, context)).toMatchObject({
      band: 'b_winback',
      shownBand: 'b_low',
    });
    const ended = { ...override, until: context.now };
    expect(scoreRecord(compiled, { ...request, override: ended }, context)).toMatchObject({
      shownBand: 'b_winback',
      override: null,
    });
  });
});

describe('the smallest change that leaves the band', () => {
  const model = riskModel({
    polarity: 'health',
    bands: [band('low', 0), band('middle', 50, 52), band('high', 80)],
    dimensions: [
      indicator('behaviour', 5000),
      indicator('transaction', 3000),
      indicator('interaction', 2000, {
        type: 'piecewise',
        settings: {
          field: 'f_interaction',
          knots: [
            [0, 0],
            [10, 100],
          ],
        },
      }),
    ],
  });

  it('is the least of those that suffice alone, and comes to the limit by which the band is left', () => {
    const receipt = score(
      model,
      { f_behaviour: 40, f_transaction: 40, f_interaction: 4 },
      { ...noState, band: 'b_low' },
    );
    const [least, ...others] = smallestChanges(receipt);
    expect(receipt.band).toBe('b_low');
    // 12 points are missing to 52: 24 of 100 in behaviour, 40 of 100 in transactions, 6 of 10 in interactions.
    expect(least).toEqual({
      changes: [{ indicator: 'i_behaviour', path: 'f_behaviour', from: 40, to: 64 }],
      difference: 120_000,
      band: 'b_middle',
    });
    expect(others.map(({ changes }) => changes[0]?.to)).toEqual([80, 10]);
  });

  it('takes several where none suffices alone, and is none in the best band', () => {
    const worst = score(model, { f_behaviour: 0, f_transaction: 0, f_interaction: 0 }, { ...noState, band: 'b_low' });
    expect(smallestChanges(worst)).toMatchObject([
      {
        changes: [
          { indicator: 'i_behaviour', to: 100 },
          { indicator: 'i_transaction', to: 100 },
        ],
        band: 'b_high',
      },
    ]);
    expect(smallestChanges(score(model, { f_behaviour: 100, f_transaction: 100, f_interaction: 10 }))).toEqual([]);
  });
});

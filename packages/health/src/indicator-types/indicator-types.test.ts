// The contract of every indicator type, judged on its own samples.
import { type Language, languages } from '@keepwell/kernel';
import { checkSchema } from '@keepwell/model';
import { everyTypeEntity, sampleEntity, sampleField, sampleLookup, sampleOptions } from '@keepwell/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldFacts, ReferenceDistribution, ScoringContext } from '../indicator-type.ts';
import { indicatorTypes } from './index.ts';

const today = 20_522;
const reference: ReferenceDistribution = {
  run: 'run_1',
  size: 4,
  knots: [
    [0, 12.5],
    [10, 50],
    [20, 87.5],
  ],
  median: 10,
  mad: 5,
};
const context: ScoringContext = {
  now: today * 86_400_000,
  timeZone: 'UTC',
  today,
  me: { id: 'u_1' },
  reference: () => reference,
  children: () => [],
};
const subject = sampleEntity('e_subject', [
  sampleField('f_n', 'decimal'),
  sampleField('f_b', 'yesNo'),
  sampleField('f_d', 'date'),
  sampleField('f_c', 'choice', { options: sampleOptions('x', 'A', 'B') }),
]);
const facts: FieldFacts = {
  filled: 90,
  missing: 10,
  quantiles: [0, 1, 4, 9, 16, 25, 99],
  shares: { true: 0.4, false: 0.6 },
  auc: 0.7,
  lossRates: { true: 0.5, false: 0.1, o_x0: 0.4, o_x1: 0.2 },
};

describe.each(indicatorTypes.all.map((type) => [type.name, type] as const))('indicator type %s', (_name, type) => {
  it('is named and explained in both languages, its settings too', () => {
    for (const language of languages) {
      expect(type.labels[language]).not.toBe('');
      expect(type.help[language]).toMatch(language === 'zh' ? /。$/ : /\.$/);
    }
    const { properties } = type.settingsSchema as unknown as {
      properties: Record<string, { words?: Record<Language, string> }>;
    };
    for (const property of Object.values(properties)) {
      if (property.words !== undefined) for (const language of languages) expect(property.words[language]).not.toBe('');
    }
    expect(type.icon).toMatch(/^[a-z0-9-]+$/);
  });

  it('gives the points of its samples, within 0 and 100, and none for missing values', () => {
    for (const { settings, cases } of type.samples) {
      expect(checkSchema(type.settingsSchema, settings)).toEqual([]);
      for (const [values, points] of cases) {
        expect(type.points({ values, reference }, settings, 'health', context), JSON.stringify(values)).toBe(points);
      }
    }
  });

  it('stays within 0 and 100 whatever the numbers and dates are', () => {
    for (const { settings } of type.samples) {
      fc.assert(
        fc.property(
          fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, 1e300, -1e300, 5e-324)),
          fc.boolean(),
          fc.constantFrom('1970-01-01', '2026-03-11', '2999-12-31'),
          (number, truth, date) => {
            const values = { f_n: number, f_b: truth, f_d: date, f_c: 'o_a' };
            const children = [{ units: 700_000, weight: 2 }];
            const points = type.points({ values, reference, children }, settings, 'risk', context);
            if (points === null) return;
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(100);
          },
        ),
        { seed: 11, numRuns: 200 },
      );
    }
  });

  it('says in both languages how values become points, without an id', () => {
    for (const { settings } of type.samples) {
      const words = type.describe(settings, (_path, value) => ({
        zh: `值${String(value)}`.replace(/o_/, ''),
        en: String(value).replace(/o_/, ''),
      }));
      for (const language of languages) {
        expect(words[language]).not.toBe('');
        expect(words[language]).not.toMatch(/\b[fo]_/);
      }
    }
  });

  it('draws a curve that agrees with its points and follows the hand that moves it', () => {
    for (const { settings } of type.samples) {
      const curve = type.curve?.(settings, 'health');
      if (curve === undefined) continue;
      const field = String(settings.field);
      for (const [value, points] of curve.knots) {
        expect(type.points({ values: { [field]: value } }, settings, 'health', context)).toBe(points);
      }
      const [low, middle, high] = curve.knots;
      const to = high === undefined ? (middle?.[0] ?? 0) + 6 : ((low?.[0] ?? 0) + high[0]) / 2;
      const moved = { ...settings, ...curve.move(1, to, middle?.[1] ?? 0) };
      expect(type.points({ values: { [field]: to } }, moved, 'health', context)).toBe(middle?.[1]);
    }
  });

  it('proposes settings that its own check accepts, for the fields it can read', () => {
    for (const field of [...subject.fields, ...everyTypeEntity().fields]) {
      for (const polarity of ['health', 'risk'] as const) {
        const proposed = type.propose(field, facts, polarity);
        if (proposed === undefined) continue;
        expect(checkSchema(type.settingsSchema, proposed)).toEqual([]);
        const home = subject.fields.includes(field) ? subject : everyTypeEntity();
        expect(type.check(proposed, home, sampleLookup(home)), field.id).toEqual([]);
      }
    }
  });

  it('points at a field that is gone', () => {
    const bare = sampleEntity('e_subject', []);
    for (const { settings } of type.samples) {
      if (type.paths(settings).length === 0) continue;
      expect(type.check(settings, bare, sampleLookup(bare)).length).toBeGreaterThan(0);
    }
  });
});

describe('points', () => {
  const pointsOf = (name: string, settings: Record<string, unknown>, values: Record<string, unknown>): number | null =>
    indicatorTypes.need(name).points({ values, reference }, settings, 'health', context);

  it('halve every half-life, and never rise for a date to come', () => {
    const settings = { field: 'f_d', halfLifeDays: 10, fresh: 'high' };
    const day = (ago: number): string => new Date((today - ago) * 86_400_000).toISOString().slice(0, 10);
    expect(pointsOf('recency', settings, { f_d: day(0) })).toBe(100);
    expect(pointsOf('recency', settings, { f_d: day(10) })).toBeCloseTo(50, 7);
    expect(pointsOf('recency', settings, { f_d: day(25) })).toBeCloseTo(100 * 2 ** -2.5, 6);
    expect(pointsOf('recency', settings, { f_d: day(-5) })).toBe(100);
  });

  it('drop out when an opinion is too old', () => {
    const settings = { field: 'f_c', points: { o_x0: 80 }, assessedAt: 'f_d', expiresAfterDays: 90 };
    const at = (ago: number): Record<string, unknown> => ({
      f_c: 'o_x0',
      f_d: new Date((today - ago) * 86_400_000).toISOString().slice(0, 10),
    });
    expect(pointsOf('assessment', settings, at(90))).toBe(80);
    expect(pointsOf('assessment', settings, at(91))).toBeNull();
  });

  it('are the mid-rank percentile, and the logistic of the robust z', () => {
    expect(pointsOf('percentile', { field: 'f_n', within: null, side: 'high' }, { f_n: 15 })).toBe(68.75);
    expect(pointsOf('percentile', { field: 'f_n', within: null, side: 'both' }, { f_n: 10 })).toBe(100);
    const z = (17.413 - 10) / (1.4826 * 5);
    const points = pointsOf('robustZ', { field: 'f_n', within: null, side: 'high', steepness: 1 }, { f_n: 17.413 });
    expect(points).toBeCloseTo(100 / (1 + Math.exp(-z)), 6);
  });
});

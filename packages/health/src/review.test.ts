import { expect, test } from 'vitest';
import {
  confusionAt,
  halfRule,
  hasSeen,
  outcomeRule,
  type ReviewAsked,
  ReviewFiguresSchema,
  toReviewFigures,
  toScoreGroups,
  toSeen,
} from './review.ts';
import { checkSchema } from '@keepwell/model';
import { sampleEntity, sampleField } from '@keepwell/model/testing';
import { evaluateRule, parseRule } from '@keepwell/rule';

const scores = [
  { units: 100_000, lost: 8, kept: 2 },
  { units: 500_000, lost: 3, kept: 7 },
  { units: 900_000, lost: 1, kept: 9 },
];

test('where high is good, records below the threshold are alerted, and one on it is not', () => {
  expect(confusionAt(scores, 'health', 50)).toEqual({
    truePositives: 8,
    falsePositives: 2,
    falseNegatives: 4,
    trueNegatives: 16,
  });
});

test('where high is bad, a record on the threshold is alerted', () => {
  expect(confusionAt(scores, 'risk', 50)).toEqual({
    truePositives: 4,
    falsePositives: 16,
    falseNegatives: 8,
    trueNegatives: 2,
  });
});

const asked: ReviewAsked = { outcome: { field: 'f_churn', lost: ['o_yes'] }, among: 'all', threshold: 50 };

test('counted rows come together by score, whatever their order', () => {
  const counts = [
    { units: 500_000, label: false, count: 7 },
    { units: 100_000, label: true, count: 8 },
    { units: 500_000, label: true, count: 3 },
  ];
  expect(toScoreGroups(counts)).toEqual([
    { units: 500_000, lost: 3, kept: 7 },
    { units: 100_000, lost: 8, kept: 0 },
  ]);
});

test('the figures to sign are complete in themselves, and fit their schema', () => {
  const figures = toReviewFigures(scores, 'health', asked);
  expect(figures).toMatchObject({
    asked,
    polarity: 'health',
    records: 30,
    lost: 12,
    wrongAlertShare: { value: 0.2, numerator: 2, denominator: 10 },
    falsePositiveRate: { numerator: 2, denominator: 18 },
    missRate: { numerator: 4, denominator: 12 },
  });
  expect(figures?.auc.auc).toBeCloseTo(178 / 216, 9);
  expect(checkSchema(ReviewFiguresSchema, figures)).toEqual([]);
});

test('there is nothing to sign where nobody was lost, or nobody was kept', () => {
  expect(toReviewFigures([{ units: 1, lost: 0, kept: 5 }], 'risk', asked)).toBeNull();
  expect(toReviewFigures([{ units: 1, lost: 5, kept: 0 }], 'risk', asked)).toBeNull();
  expect(toReviewFigures([], 'risk', asked)).toBeNull();
});

test('figures were seen when every count is the same and the AUC differs by less than what is shown of it', () => {
  const figures = toReviewFigures(scores, 'health', asked);
  if (figures === null) throw new Error('Both sides have records');
  const seen = toSeen(figures);
  expect(hasSeen(figures, { ...seen, auc: seen.auc + 0.0004 })).toBe(true);
  expect(hasSeen(figures, { ...seen, auc: seen.auc + 0.0006 })).toBe(false);
  for (const part of ['records', 'lost', 'wrongAlerts', 'misses'] as const) {
    expect(hasSeen(figures, { ...seen, [part]: seen[part] + 1 }), part).toBe(false);
  }
});

test('several values that mean a loss are one rule', () => {
  expect(outcomeRule({ field: 'f_paid', lost: [true] })).toEqual({ '==': [{ var: 'f_paid' }, true] });
  expect(outcomeRule({ field: 'f_state', lost: ['a', 'b'] })).toEqual({
    or: [{ '==': [{ var: 'f_state' }, 'a'] }, { '==': [{ var: 'f_state' }, 'b'] }],
  });
});

test('every record is in one of the halves, and stays there whatever its number: by its unique text, its title, else its number', () => {
  const context = { now: 0, timeZone: 'UTC' };
  const fields = [sampleField('f_name', 'text'), sampleField('f_code', 'text', { unique: true })];
  const known = sampleEntity('e_known', fields, { titleField: 'f_name' });
  const named = sampleEntity('e_named', fields.slice(0, 1), { titleField: 'f_name' });
  const bare = sampleEntity('e_bare', [sampleField('f_fee', 'decimal')]);
  const halfOf = (entity: typeof known, data: Record<string, string | number | null>): string => {
    const [built, unseen] = (['built', 'unseen'] as const).map(
      (half) => evaluateRule(parseRule(halfRule(entity, half)).expression, data, context).value,
    );
    expect(built).not.toBe(unseen);
    return built === true ? 'built' : 'unseen';
  };
  const sizes = { built: 0, unseen: 0 };
  for (let id = 1; id <= 2000; id += 1) {
    const record = { id, f_name: `Name ${id % 7}`, f_code: `C-${id}`, f_fee: id };
    const half = halfOf(known, record);
    sizes[half as keyof typeof sizes] += 1;
    expect(halfOf(known, { ...record, id: id + 5000, f_name: 'renamed' })).toBe(half);
    expect(halfOf(named, record)).toBe(halfOf(named, { ...record, id: id + 5000 }));
    expect(halfOf(bare, record)).toBe(halfOf(named, { ...record, f_name: null }));
  }
  expect(Math.abs(sizes.built - sizes.unseen)).toBeLessThan(120);
});

// A model to begin with, and the indicator that fits a field best.
import type { PartialText } from '@keepwell/kernel';
import { type FieldDefinition, valueTypeOf } from '@keepwell/model';
import type { Band, HealthModel, Indicator, Polarity } from './definition.ts';
import type { FieldFacts } from './indicator-type.ts';
import { indicatorTypes } from './indicator-types/index.ts';

type Draft = readonly [id: string, zh: string, en: string, look: Band['look'], from: number];

const starterBands: Readonly<Record<Polarity, readonly Draft[]>> = {
  health: [
    ['b_critical', '危急', 'Critical', 'critical', 0],
    ['b_risk', '风险', 'At risk', 'atRisk', 35],
    ['b_watch', '关注', 'Watch', 'watch', 55],
    ['b_healthy', '健康', 'Healthy', 'healthy', 75],
  ],
  risk: [
    ['b_low', '低风险', 'Low', 'healthy', 0],
    ['b_care', '关怀', 'Care', 'watch', 60],
    ['b_manager', '客户经理跟进', 'Account manager', 'atRisk', 80],
    ['b_winback', '挽回小组', 'Win-back team', 'critical', 90],
  ],
};

export function newHealthModel(entity: string, polarity: Polarity, labels: PartialText): HealthModel {
  return {
    entity,
    labels,
    polarity,
    dimensions: [],
    bands: starterBands[polarity].map(([id, zh, en, look, from]) => ({
      id,
      labels: { zh, en },
      look,
      from,
      leaveAt: null,
    })),
    coverageFloor: 50,
    hold: { worse: 1, better: 1 },
    trend: { days: 90, deadBand: 3 },
    variants: [],
    fields: { score: null, band: null },
  };
}

/** The types a field can be read by, the most fitting first. */
const preference = ['piecewise', 'linear', 'choice', 'yesNo', 'recency', 'percentile', 'robustZ'] as const;

/** Undefined where no type reads the field. A number that knows its losses gets its line; without, its quantiles decide. */
export function proposeIndicator(
  field: FieldDefinition,
  facts: FieldFacts,
  polarity: Polarity,
  id: string,
  weight: number,
): Indicator | undefined {
  const { kind } = valueTypeOf(field);
  const isFigure = kind === 'number' || kind === 'money';
  const order = isFigure && facts.auc != null ? ['linear', ...preference] : preference;
  for (const name of order) {
    const type = indicatorTypes.need(name);
    const settings = type.propose(field, facts, polarity);
    if (settings === undefined) continue;
    return {
      kind: 'indicator',
      id,
      labels: field.labels,
      type: name,
      settings,
      weight,
      missing: 'redistribute',
      abnormalAt: null,
    };
  }
  return undefined;
}

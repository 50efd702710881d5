// Children: a parent's points from the scores of its children.
import { type Static, Type } from 'typebox';
import { issue } from '@keepwell/kernel';
import { fieldById } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { divideWhole, toPoints } from '../../points.ts';
import { checkField } from '../field-check.ts';

const Settings = Type.Object({
  model: Type.String({ control: 'childScores', words: { zh: '下级的健康度模型', en: 'Health model of the children' } }),
  entity: Type.String(),
  /** Relation field of the child entity that points to the subject. */
  relation: Type.String(),
  aggregate: Type.Union([Type.Literal('mean'), Type.Literal('worst'), Type.Literal('weighted')], {
    control: 'side',
    words: { zh: '汇总方式', en: 'Brought together by' },
  }),
  weight: Type.Union([Type.String(), Type.Null()]),
});
type Settings = Static<typeof Settings>;

export const children = defineIndicatorType<Settings>({
  name: 'children',
  labels: { zh: '下级评分', en: 'Scores of children' },
  help: { zh: '由下级记录的评分汇总而来。', en: 'Brought together from the scores of related records.' },
  icon: 'network',
  settingsSchema: Settings,
  propose: () => undefined,
  paths: () => [],
  check({ entity, relation, aggregate, weight }, subject, lookup) {
    const child = lookup.entity(entity);
    if (child === undefined) return [issue('health.child_gone', ['entity'])];
    const field = fieldById(child, relation);
    if (field?.type !== 'relation' || field.options.entity !== subject.id)
      return [issue('health.relation_gone', ['relation'])];
    if (aggregate !== 'weighted') return [];
    return checkField(child, lookup, weight ?? '', 'number', ['weight']);
  },
  dependsOnTime: () => false,
  children: ({ model, entity, relation, weight }) => ({ model, entity, relation, weight }),
  points({ children: scored = [] }, { aggregate }, polarity) {
    if (scored.length === 0) return null;
    const units = scored.map((child) => child.units);
    if (aggregate === 'worst') return toPoints(polarity === 'health' ? Math.min(...units) : Math.max(...units));
    // Hundredths of a weight, whole, as everywhere else.
    const weights = scored.map(({ weight }) =>
      aggregate === 'mean' ? 1 : weight > 0 ? Math.floor(weight * 100 + 0.5) : 0,
    );
    const mean = divideWhole(
      units.reduce((all, one, index) => all + one * (weights[index] ?? 0), 0),
      weights.reduce((all, one) => all + one, 0),
    );
    return mean === null ? null : toPoints(mean);
  },
  describe: ({ aggregate }) =>
    ({
      mean: { zh: '下级评分的平均值', en: 'the mean of the children’s scores' },
      worst: { zh: '最差的下级评分', en: 'the worst of the children’s scores' },
      weighted: { zh: '下级评分的加权平均值', en: 'the weighted mean of the children’s scores' },
    })[aggregate],
  axis: () => ({ of: 'childScore' }),
  samples: [
    {
      settings: { model: 'h_1', entity: 'e_child', relation: 'f_parent', aggregate: 'mean', weight: null },
      cases: [[{}, null]],
    },
  ],
});

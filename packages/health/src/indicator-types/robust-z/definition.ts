// Robust z: the distance from the median in units of the median absolute deviation, through a logistic curve.
import { type Static, Type } from 'typebox';
import { valueTypeOf } from '@keepwell/model';
import { logistic } from '../../exp2.ts';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField, isReadable } from '../field-check.ts';
import { fieldSetting, partitionSetting, sideSetting } from '../settings.ts';
import { figure, risesWith } from '../shape.ts';

const Settings = Type.Object({
  field: fieldSetting(),
  within: partitionSetting(),
  side: sideSetting(),
  /** 1: one scaled deviation from the median gives 73 points. */
  steepness: Type.Number({
    exclusiveMinimum: 0,
    maximum: 20,
    control: 'number',
    words: { zh: '陡峭程度', en: 'Steepness' },
    advanced: true,
  }),
});
type Settings = Static<typeof Settings>;

export const robustZ = defineIndicatorType<Settings>({
  name: 'robustZ',
  labels: { zh: '偏离常态', en: 'Distance from normal' },
  help: {
    zh: '与中位数相差几个偏差；不受个别极端值影响。',
    en: 'How many deviations from the median; extreme values of others do not matter.',
  },
  icon: 'chart-scatter',
  settingsSchema: Settings,
  propose: (field, facts, polarity) =>
    isReadable(valueTypeOf(field), 'number')
      ? { field: field.id, within: null, side: risesWith(facts, polarity) ? 'high' : 'low', steepness: 1 }
      : undefined,
  paths: ({ field, within }) => [
    { path: field, at: ['field'] },
    ...(within === null ? [] : [{ path: within, at: ['within'] }]),
  ],
  check: ({ field, within }, subject, lookup) => [
    ...checkField(subject, lookup, field, 'number'),
    ...(within === null ? [] : checkField(subject, lookup, within, 'partition', ['within'])),
  ],
  dependsOnTime: () => false,
  reference: ({ field, within }) => ({ path: field, within }),
  points({ values, reference }, { field, side, steepness }) {
    const x = values[field];
    // All alike: there is no normal spread to be outside of.
    if (typeof x !== 'number' || reference === undefined || reference.mad === 0) return null;
    const z = (x - reference.median) / (1.4826 * reference.mad);
    const y = steepness * z;
    const found = logistic(side === 'low' ? -y : y);
    return side === 'both' ? 2 * Math.min(found, 100 - found) : found;
  },
  describe: ({ side, steepness }) => {
    const words = {
      high: { zh: '高于中位数得分高', en: 'above the median gives more points' },
      low: { zh: '低于中位数得分高', en: 'below the median gives more points' },
      both: { zh: '离中位数越远得分越低', en: 'the further from the median, the fewer points' },
    }[side];
    return steepness === 1
      ? words
      : { zh: `${words.zh}，陡峭程度 ${figure(steepness)}`, en: `${words.en}, steepness ${figure(steepness)}` };
  },
  axis: ({ field }) => ({ of: 'value', path: field }),
  samples: [{ settings: { field: 'f_n', within: null, side: 'low', steepness: 1 }, cases: [[{ f_n: null }, null]] }],
});

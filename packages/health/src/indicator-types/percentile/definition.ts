// Percentile: the record's place among all, or among those of its kind.
import { type Static, Type } from 'typebox';
import { valueTypeOf } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField, isReadable } from '../field-check.ts';
import { percentileIn } from '../reference.ts';
import { fieldSetting, partitionSetting, sideSetting } from '../settings.ts';
import { risesWith } from '../shape.ts';

const Settings = Type.Object({ field: fieldSetting(), within: partitionSetting(), side: sideSetting() });
type Settings = Static<typeof Settings>;

export const percentile = defineIndicatorType<Settings>({
  name: 'percentile',
  labels: { zh: '排名百分位', en: 'Percentile' },
  help: {
    zh: '在全部（或同组）记录中的排名；并列的取中间名次。',
    en: 'The place among all records, or those of its group; ties share the middle.',
  },
  icon: 'chart-bar-increasing',
  settingsSchema: Settings,
  propose: (field, facts, polarity) =>
    isReadable(valueTypeOf(field), 'number')
      ? { field: field.id, within: null, side: risesWith(facts, polarity) ? 'high' : 'low' }
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
  points({ values, reference }, { field, side }) {
    const x = values[field];
    if (typeof x !== 'number' || reference === undefined) return null;
    const place = percentileIn(reference, x);
    if (place === null) return null;
    if (side === 'both') return 100 - 2 * Math.abs(place - 50);
    return side === 'high' ? place : 100 - place;
  },
  describe: ({ side }) =>
    ({
      high: { zh: '排名越高得分越高', en: 'the higher the place, the more points' },
      low: { zh: '排名越低得分越高', en: 'the lower the place, the more points' },
      both: { zh: '离中间越远得分越低', en: 'the further from the middle, the fewer points' },
    })[side],
  axis: ({ field }) => ({ of: 'value', path: field }),
  samples: [
    { settings: { field: 'f_n', within: null, side: 'high' }, cases: [[{ f_n: null }, null]] },
    { settings: { field: 'f_n', within: 'f_c', side: 'both' }, cases: [[{}, null]] },
  ],
});

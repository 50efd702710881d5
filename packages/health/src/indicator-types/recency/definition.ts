// Recency: points that halve every so many days since a date.
import { type Static, Type } from 'typebox';
import { valueTypeOf } from '@keepwell/model';
import { exp2 } from '../../exp2.ts';
import { defineIndicatorType } from '../../indicator-type.ts';
import { dayOf } from '../day.ts';
import { checkField, isReadable } from '../field-check.ts';
import { daysSetting, fieldSetting } from '../settings.ts';

const Settings = Type.Object({
  field: fieldSetting('日期字段', 'Date field'),
  halfLifeDays: daysSetting('每多少天减半', 'Halves every … days'),
  fresh: Type.Union([Type.Literal('high'), Type.Literal('low')], {
    control: 'side',
    words: { zh: '最近发生的得', en: 'What is recent gets' },
  }),
});
type Settings = Static<typeof Settings>;

export const recency = defineIndicatorType<Settings>({
  name: 'recency',
  labels: { zh: '距今多久', en: 'Recency' },
  help: { zh: '离某个日期越久，得分减得越多。', en: 'The longer ago a date, the more its points have faded.' },
  icon: 'calendar-clock',
  settingsSchema: Settings,
  propose: (field, _facts, polarity) =>
    isReadable(valueTypeOf(field), 'date')
      ? { field: field.id, halfLifeDays: 30, fresh: polarity === 'health' ? 'high' : 'low' }
      : undefined,
  paths: ({ field }) => [{ path: field, at: ['field'] }],
  check: ({ field }, subject, lookup) => checkField(subject, lookup, field, 'date'),
  dependsOnTime: () => true,
  points({ values }, { field, halfLifeDays, fresh }, _polarity, context) {
    const day = dayOf(values[field], context.timeZone);
    if (day === null) return null;
    const points = 100 * exp2(-Math.max(0, context.today - day) / halfLifeDays);
    return fresh === 'high' ? points : 100 - points;
  },
  describe: ({ halfLifeDays, fresh }) =>
    fresh === 'high'
      ? { zh: `今天 100 分，每 ${halfLifeDays} 天减半`, en: `100 points today, half every ${halfLifeDays} days` }
      : {
          zh: `今天 0 分，每 ${halfLifeDays} 天补上剩余的一半`,
          en: `0 points today, half of the rest every ${halfLifeDays} days`,
        },
  axis: ({ field }) => ({ of: 'daysSince', path: field }),
  samples: [
    { settings: { field: 'f_d', halfLifeDays: 30, fresh: 'high' }, cases: [[{ f_d: null }, null]] },
    { settings: { field: 'f_d', halfLifeDays: 7, fresh: 'low' }, cases: [[{}, null]] },
  ],
});

// Yes/no: points for each answer.
import { type Static, Type } from 'typebox';
import { valueTypeOf } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField } from '../field-check.ts';
import { fieldSetting, pointsSetting } from '../settings.ts';
import { figure, pointsOfRates } from '../shape.ts';

const Settings = Type.Object({
  field: fieldSetting(),
  yes: pointsSetting('“是”得分', 'Points for yes'),
  no: pointsSetting('“否”得分', 'Points for no'),
});
type Settings = Static<typeof Settings>;

export const yesNo = defineIndicatorType<Settings>({
  name: 'yesNo',
  labels: { zh: '是/否', en: 'Yes/no' },
  help: { zh: '是与否各得多少分。', en: 'So many points for yes, so many for no.' },
  icon: 'toggle-left',
  settingsSchema: Settings,
  propose(field, facts, polarity) {
    if (valueTypeOf(field).kind !== 'boolean') return undefined;
    const { lossRates } = facts;
    if (lossRates?.true !== undefined && lossRates.false !== undefined) {
      const points = pointsOfRates({ true: lossRates.true, false: lossRates.false }, polarity);
      return { field: field.id, yes: points.true ?? 50, no: points.false ?? 50 };
    }
    return { field: field.id, yes: 100, no: 0 };
  },
  paths: ({ field }) => [{ path: field, at: ['field'] }],
  check: (settings, subject, lookup) => checkField(subject, lookup, settings.field, 'boolean'),
  dependsOnTime: () => false,
  points({ values }, { field, yes, no }) {
    const value = values[field];
    return typeof value === 'boolean' ? (value ? yes : no) : null;
  },
  describe: ({ yes, no }) => ({
    zh: `是 ${figure(yes)} 分，否 ${figure(no)} 分`,
    en: `yes ${figure(yes)}, no ${figure(no)}`,
  }),
  samples: [
    {
      settings: { field: 'f_b', yes: 100, no: 15 },
      cases: [
        [{ f_b: true }, 100],
        [{ f_b: false }, 15],
        [{ f_b: null }, null],
      ],
    },
  ],
});

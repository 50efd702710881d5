// Assessment: a person's opinion by option, until it is too old to count.
import { type Static, Type } from 'typebox';
import { defineIndicatorType } from '../../indicator-type.ts';
import { dayOf } from '../day.ts';
import { checkField } from '../field-check.ts';
import { daysSetting, fieldSetting, optionPointsSetting } from '../settings.ts';
import { figure } from '../shape.ts';

const Settings = Type.Object({
  field: fieldSetting('评估字段', 'Field of the assessment'),
  points: optionPointsSetting(),
  assessedAt: fieldSetting('评估日期字段', 'Field of its date'),
  expiresAfterDays: daysSetting('多少天后失效', 'Expires after … days'),
});
type Settings = Static<typeof Settings>;

export const assessment = defineIndicatorType<Settings>({
  name: 'assessment',
  labels: { zh: '人工评估', en: 'Assessment' },
  help: { zh: '同事的判断；过期后不再计入。', en: 'A colleague’s judgement; once it has expired it drops out.' },
  icon: 'message-square-quote',
  settingsSchema: Settings,
  propose: () => undefined,
  paths: ({ field, assessedAt }) => [
    { path: field, at: ['field'] },
    { path: assessedAt, at: ['assessedAt'] },
  ],
  check: ({ field, assessedAt }, subject, lookup) => [
    ...checkField(subject, lookup, field, 'choice'),
    ...checkField(subject, lookup, assessedAt, 'date', ['assessedAt']),
  ],
  dependsOnTime: () => true,
  points({ values }, { field, points, assessedAt, expiresAfterDays }, _polarity, context) {
    const value = values[field];
    const day = dayOf(values[assessedAt], context.timeZone);
    // An opinion without a date, or one that is too old, is none.
    if (typeof value !== 'string' || day === null || context.today - day > expiresAfterDays) return null;
    return points[value] ?? null;
  },
  describe({ field, points, expiresAfterDays }, words) {
    const parts = Object.entries(points).map(([id, got]) => ({ option: words(field, id), got: figure(got) }));
    return {
      zh: `${parts.map(({ option, got }) => `${option.zh} ${got} 分`).join('，')}；${expiresAfterDays} 天后失效`,
      en: `${parts.map(({ option, got }) => `${option.en} ${got}`).join(', ')}; expires after ${expiresAfterDays} days`,
    };
  },
  samples: [
    {
      settings: { field: 'f_c', points: { o_a: 100, o_b: 0 }, assessedAt: 'f_d', expiresAfterDays: 90 },
      cases: [
        [{ f_c: 'o_a', f_d: null }, null],
        [{ f_c: null, f_d: '2026-01-01' }, null],
        [{ f_c: 'o_a', f_d: '1990-01-01' }, null],
      ],
    },
  ],
});

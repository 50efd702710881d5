// Choice: points by option.
import { type Static, Type } from 'typebox';
import { issue, textIn } from '@keepwell/kernel';
import { valueTypeOf } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField, isReadable, pathType } from '../field-check.ts';
import { fieldSetting, optionPointsSetting, pointsSetting } from '../settings.ts';
import { figure, pointsOfRates } from '../shape.ts';

const Settings = Type.Object({
  field: fieldSetting(),
  points: optionPointsSetting(),
  /** Options without points of their own; null: they count as no value. */
  other: Type.Union([pointsSetting('其他选项', 'Other options'), Type.Null()]),
});
type Settings = Static<typeof Settings>;

export const choice = defineIndicatorType<Settings>({
  name: 'choice',
  labels: { zh: '按选项', en: 'By option' },
  help: { zh: '每个选项各得多少分。', en: 'So many points for each option.' },
  icon: 'list-checks',
  settingsSchema: Settings,
  propose(field, facts, polarity) {
    const type = valueTypeOf(field);
    if (type.kind !== 'choice' || !isReadable(type, 'choice')) return undefined;
    const known = Object.entries(facts.lossRates ?? {}).filter(([id]) =>
      type.options.some((option) => option.id === id),
    );
    if (known.length > 0) {
      return { field: field.id, points: pointsOfRates(Object.fromEntries(known), polarity), other: null };
    }
    const steps = Math.max(1, type.options.length - 1);
    const points = type.options.map((option, index) => [option.id, Math.round((100 * index) / steps)] as const);
    return { field: field.id, points: Object.fromEntries(points), other: null };
  },
  paths: ({ field }) => [{ path: field, at: ['field'] }],
  check(settings, subject, lookup) {
    const found = checkField(subject, lookup, settings.field, 'choice');
    const type = pathType(subject, lookup, settings.field);
    if (found.length > 0 || type?.kind !== 'choice') return found;
    if (Object.keys(settings.points).length === 0 && settings.other === null) {
      return [issue('health.options_unscored', ['points'])];
    }
    return Object.keys(settings.points)
      .filter((id) => !type.options.some((option) => option.id === id))
      .map((id) => issue('health.option_gone', ['points', id], { option: id }, 'warning'));
  },
  dependsOnTime: () => false,
  points({ values }, { field, points, other }) {
    const value = values[field];
    return typeof value === 'string' ? (points[value] ?? other) : null;
  },
  describe({ field, points, other }, words) {
    const parts = Object.entries(points).map(([id, found]) => ({ option: words(field, id), points: figure(found) }));
    const rest = other === null ? null : figure(other);
    return {
      zh: [
        ...parts.map(({ option, points: got }) => `${textIn(option, 'zh')} ${got} 分`),
        ...(rest === null ? [] : [`其他 ${rest} 分`]),
      ].join('，'),
      en: [
        ...parts.map(({ option, points: got }) => `${textIn(option, 'en')} ${got}`),
        ...(rest === null ? [] : [`others ${rest}`]),
      ].join(', '),
    };
  },
  samples: [
    {
      settings: { field: 'f_c', points: { o_a: 100, o_b: 40 }, other: null },
      cases: [
        [{ f_c: 'o_a' }, 100],
        [{ f_c: 'o_b' }, 40],
        [{ f_c: 'o_c' }, null],
        [{ f_c: null }, null],
      ],
    },
    {
      settings: { field: 'f_c', points: { o_a: 100 }, other: 20 },
      cases: [
        [{ f_c: 'o_c' }, 20],
        [{}, null],
      ],
    },
  ],
});

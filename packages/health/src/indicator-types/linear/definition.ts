// Linear: points along a line between two values, the same points beyond them.
import { type Static, Type } from 'typebox';
import { issue } from '@keepwell/kernel';
import { valueTypeOf } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField, isReadable } from '../field-check.ts';
import { fieldSetting, numberSetting } from '../settings.ts';
import { risesWith, rounded } from '../shape.ts';

const Settings = Type.Object({
  field: fieldSetting(),
  zero: numberSetting('0 分的值', 'Value of 0 points'),
  full: numberSetting('100 分的值', 'Value of 100 points'),
});
type Settings = Static<typeof Settings>;

export const linear = defineIndicatorType<Settings>({
  name: 'linear',
  labels: { zh: '线性', en: 'Linear' },
  help: { zh: '在两个值之间按比例得分。', en: 'Points in proportion between two values.' },
  icon: 'trending-up',
  settingsSchema: Settings,
  propose(field, facts, polarity) {
    if (!isReadable(valueTypeOf(field), 'number') || facts.quantiles.length < 7) return undefined;
    const [low, high] = [rounded(facts.quantiles[1] ?? 0), rounded(facts.quantiles[5] ?? 1)];
    const until = high === low ? low + 1 : high;
    return risesWith(facts, polarity)
      ? { field: field.id, zero: low, full: until }
      : { field: field.id, zero: until, full: low };
  },
  paths: ({ field }) => [{ path: field, at: ['field'] }],
  check(settings, subject, lookup) {
    const same = settings.zero === settings.full ? [issue('health.values_same', ['full'])] : [];
    return [...checkField(subject, lookup, settings.field, 'number'), ...same];
  },
  dependsOnTime: () => false,
  points({ values }, { field, zero, full }) {
    const x = values[field];
    if (typeof x !== 'number') return null;
    if (zero < full ? x <= zero : x >= zero) return 0;
    if (zero < full ? x >= full : x <= full) return 100;
    return 100 * ((x - zero) / (full - zero));
  },
  describe: ({ field, zero, full }, words) => {
    const [from, to] = [words(field, zero), words(field, full)];
    return { zh: `${from.zh} 得 0 分，${to.zh} 得 100 分`, en: `0 points at ${from.en}, 100 points at ${to.en}` };
  },
  curve: ({ zero, full }) => ({
    knots:
      zero < full
        ? [
            [zero, 0],
            [full, 100],
          ]
        : [
            [full, 100],
            [zero, 0],
          ],
    move: (index, value) => ((index === 0) === zero < full ? { zero: value } : { full: value }),
  }),
  axis: ({ field }) => ({ of: 'value', path: field }),
  samples: [
    {
      settings: { field: 'f_n', zero: 4, full: 24 },
      cases: [
        [{ f_n: 4 }, 0],
        [{ f_n: -1 }, 0],
        [{ f_n: 14 }, 50],
        [{ f_n: 99 }, 100],
        [{ f_n: null }, null],
      ],
    },
    {
      settings: { field: 'f_n', zero: 10, full: 0 },
      cases: [
        [{ f_n: 10 }, 0],
        [{ f_n: 2.5 }, 75],
        [{ f_n: 0 }, 100],
      ],
    },
  ],
});

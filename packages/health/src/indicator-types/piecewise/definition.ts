// Piecewise: points by a table of values, in proportion between them; two-sided where the table rises and falls.
import { type Static, Type } from 'typebox';
import { issue } from '@keepwell/kernel';
import { valueTypeOf } from '@keepwell/model';
import { defineIndicatorType } from '../../indicator-type.ts';
import { checkField, isReadable } from '../field-check.ts';
import { fieldSetting, knotsSetting } from '../settings.ts';
import { figure, risesWith, rounded } from '../shape.ts';

const Settings = Type.Object({ field: fieldSetting(), knots: knotsSetting() });
type Settings = Static<typeof Settings>;

export const piecewise = defineIndicatorType<Settings>({
  name: 'piecewise',
  labels: { zh: '分段', en: 'Piecewise' },
  help: {
    zh: '按几个取值给分，中间按比例；可以两头都低。',
    en: 'Points at a few values, in proportion between them; both ends may be low.',
  },
  icon: 'chart-spline',
  settingsSchema: Settings,
  propose(field, facts, polarity) {
    if (!isReadable(valueTypeOf(field), 'number') || facts.quantiles.length < 7) return undefined;
    const values = [1, 2, 3, 4, 5].map((index) => rounded(facts.quantiles[index] ?? 0));
    const rises = risesWith(facts, polarity);
    const points = [0, 25, 50, 75, 100];
    const knots: [number, number][] = [];
    for (const [index, value] of values.entries()) {
      const [last] = knots.at(-1) ?? [];
      if (last !== undefined && value <= last) continue;
      knots.push([value, (rises ? points[index] : points[4 - index]) ?? 0]);
    }
    return knots.length < 2 ? undefined : { field: field.id, knots };
  },
  paths: ({ field }) => [{ path: field, at: ['field'] }],
  check(settings, subject, lookup) {
    const disorder = settings.knots.findIndex(([value], index) => {
      const earlier = settings.knots[index - 1];
      return earlier !== undefined && value <= earlier[0];
    });
    return [
      ...checkField(subject, lookup, settings.field, 'number'),
      ...(disorder < 0 ? [] : [issue('health.knots_disordered', ['knots', disorder, 0], { number: disorder + 1 })]),
    ];
  },
  dependsOnTime: () => false,
  points({ values }, { field, knots }) {
    const x = values[field];
    const [first] = knots;
    if (typeof x !== 'number' || first === undefined) return null;
    if (x <= first[0]) return first[1];
    for (let index = 1; index < knots.length; index += 1) {
      const [from, to] = [knots[index - 1] ?? first, knots[index] ?? first];
      if (x < to[0]) return from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
    }
    return knots.at(-1)?.[1] ?? null;
  },
  describe({ field, knots }, words) {
    const parts = knots.map(([value, points]) => ({ at: words(field, value), points: figure(points) }));
    return {
      zh: parts.map(({ at, points }) => `${at.zh} 得 ${points} 分`).join('，'),
      en: parts.map(({ at, points }) => `${points} points at ${at.en}`).join(', '),
    };
  },
  curve: ({ knots }) => ({
    knots,
    move: (moved, value, points) => ({
      knots: knots.map((knot, index) => (index === moved ? [value, points] : knot)),
    }),
  }),
  axis: ({ field }) => ({ of: 'value', path: field }),
  samples: [
    {
      settings: {
        field: 'f_n',
        knots: [
          [0, 0],
          [10, 70],
          [20, 100],
        ],
      },
      cases: [
        [{ f_n: -3 }, 0],
        [{ f_n: 5 }, 35],
        [{ f_n: 10 }, 70],
        [{ f_n: 15 }, 85],
        [{ f_n: 21 }, 100],
        [{}, null],
      ],
    },
    {
      settings: {
        field: 'f_n',
        knots: [
          [0, 0],
          [3, 100],
          [8, 0],
        ],
      },
      cases: [
        [{ f_n: 3 }, 100],
        [{ f_n: 8 }, 0],
        [{ f_n: 5.5 }, 50],
      ],
    },
  ],
});

// Rule: points by whether a condition holds: abnormal or not.
import { type Static, Type } from 'typebox';
import type { Json } from '@keepwell/kernel';
import { entityScope, notInSql } from '@keepwell/model';
import { booleanType, checkRule, decidedRule, dependsOn, evaluateRule, parseRule, referencesOf } from '@keepwell/rule';
import { defineIndicatorType } from '../../indicator-type.ts';
import { pointsSetting, ruleSetting } from '../settings.ts';
import { figure } from '../shape.ts';

const Settings = Type.Object({
  when: ruleSetting(),
  holds: pointsSetting('条件成立时', 'Points when it holds'),
  otherwise: pointsSetting('不成立时', 'Points when it does not'),
});
type Settings = Static<typeof Settings>;

export const rule = defineIndicatorType<Settings>({
  name: 'rule',
  labels: { zh: '条件', en: 'Condition' },
  help: {
    zh: '条件成立与否各得多少分；决定它的字段为空时按缺失处理。',
    en: 'So many points when a condition holds, so many when it does not; missing where an empty field would decide it.',
  },
  icon: 'split',
  settingsSchema: Settings,
  propose: () => undefined,
  paths: ({ when }) => referencesOf(parseRule(when as Json).expression).map((path) => ({ path, at: ['when'] })),
  rule: ({ when }) => when as Json,
  check({ when }, subject, lookup) {
    const { expression, issues } = parseRule(when as Json);
    const scope = entityScope(subject, lookup);
    return [
      ...issues,
      ...checkRule(expression, scope, booleanType).issues,
      ...notInSql(expression, scope, 'condition', 'health.rule_needs_sql'),
    ].map((found) => ({ ...found, path: ['when', ...found.path] }));
  },
  dependsOnTime: ({ when }) => dependsOn(parseRule(when as Json).expression, 'time'),
  points({ values }, { when, holds, otherwise }, _polarity, context) {
    const isTrue = (rule: Json): boolean => evaluateRule(parseRule(rule).expression, values, context).value === true;
    // What nobody knows is no good news: it is missing, as any other value.
    if (!isTrue(decidedRule(when as Json))) return null;
    return isTrue(when as Json) ? holds : otherwise;
  },
  describe: ({ holds, otherwise }) => ({
    zh: `成立 ${figure(holds)} 分，否则 ${figure(otherwise)} 分`,
    en: `${figure(holds)} points when it holds, else ${figure(otherwise)}`,
  }),
  samples: [
    {
      settings: { when: { '>': [{ var: 'f_n' }, 3] }, holds: 0, otherwise: 100 },
      cases: [
        [{ f_n: 4 }, 0],
        [{ f_n: 3 }, 100],
        [{ f_n: null }, null],
      ],
    },
  ],
});

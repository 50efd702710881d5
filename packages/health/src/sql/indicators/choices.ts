// Points by option, by yes and no, and by whether a rule holds.
import { decidedRule, parseRule } from '@keepwell/rule';
import type { Json } from '@keepwell/kernel';
import { sql } from 'kysely';
import type { Fragment } from '../stages.ts';
import type { IndicatorSql, IndicatorTools } from './indicator-sql.ts';
import { constantUnits } from './indicator-sql.ts';

/** Units by option of a choice; other options and none count as `other`, null: no value. */
export function unitsByOption(
  value: Fragment,
  points: Readonly<Record<string, number>>,
  other: number | null,
  tools: IndicatorTools,
): Fragment {
  const { dialect } = tools;
  const branches = Object.entries(points).map(
    ([option, found]) => sql`when ${dialect.text(option)} then ${constantUnits(found, tools)}`,
  );
  const otherwise =
    other === null
      ? dialect.nothing('integer')
      : sql`case when ${value} is not null then ${constantUnits(other, tools)} end`;
  return branches.length === 0
    ? sql`(${otherwise})`
    : sql`(case ${value} ${sql.join(branches, sql` `)} else ${otherwise} end)`;
}

export const choiceSql: IndicatorSql<{
  field: string;
  points: Readonly<Record<string, number>>;
  other: number | null;
}> = (settings, tools) => {
  const { part } = tools.input(settings.field);
  return tools.stages.define(tools.prefix, (refer) =>
    unitsByOption(refer(part), settings.points, settings.other, tools),
  );
};

export const yesNoSql: IndicatorSql<{ field: string; yes: number; no: number }> = (settings, tools) => {
  const { part } = tools.input(settings.field);
  return tools.stages.define(
    tools.prefix,
    (refer) =>
      sql`(case when ${tools.dialect.isTrue(refer(part))} then ${constantUnits(settings.yes, tools)} when ${refer(part)} is not null then ${constantUnits(settings.no, tools)} end)`,
  );
};

export const ruleSql: IndicatorSql<{ when: Json; holds: number; otherwise: number }> = (settings, tools) => {
  const condition = (rule: Json): Fragment => sql`${tools.options.condition(parseRule(rule).expression)}`;
  const units = sql`(case when ${condition(settings.when)} then ${constantUnits(settings.holds, tools)} else ${constantUnits(settings.otherwise, tools)} end)`;
  const known = decidedRule(settings.when);
  return tools.stages.source(
    tools.prefix,
    known === true ? units : sql`(case when ${condition(known)} then ${units} end)`,
    false,
  );
};

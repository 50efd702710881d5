// A person's opinion: points by option, as long as it is not too old.
import { sql } from 'kysely';
import { unitsByOption } from './choices.ts';
import type { IndicatorSql } from './indicator-sql.ts';
import { whole } from '../score-tools.ts';

export const assessmentSql: IndicatorSql<{
  field: string;
  points: Readonly<Record<string, number>>;
  assessedAt: string;
  expiresAfterDays: number;
}> = (settings, tools) => {
  const { stages, options, prefix } = tools;
  const { part } = tools.input(settings.field);
  const day = tools.day(settings.assessedAt);
  return stages.define(
    prefix,
    (refer) =>
      sql`(case when ${whole(options.today)} - ${refer(day)} <= ${whole(settings.expiresAfterDays)} then ${unitsByOption(refer(part), settings.points, null, tools)} end)`,
  );
};

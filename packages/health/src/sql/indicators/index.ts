// The SQL of every indicator type, and the part that holds an indicator's units whichever variant a record has.
import { stableJson, type Json } from '@keepwell/kernel';
import { sql } from 'kysely';
import type { CompiledIndicator, CompiledVariant } from '../../compiled-model.ts';
import { offsetsUntil, offsetSql } from '../zone-sql.ts';
import { byVariant, type ScoreTools } from '../score-tools.ts';
import type { Fragment, Part } from '../stages.ts';
import { assessmentSql } from './assessment.ts';
import { childrenSql } from './children.ts';
import { choiceSql, ruleSql, yesNoSql } from './choices.ts';
import type { IndicatorSql, IndicatorTools } from './indicator-sql.ts';
import { linearSql, piecewiseSql } from './curves.ts';
import { recencySql } from './recency.ts';
import { percentileSql, robustZSql } from './references.ts';

const types: Readonly<Record<string, IndicatorSql>> = {
  linear: linearSql,
  piecewise: piecewiseSql,
  choice: choiceSql,
  yesNo: yesNoSql,
  percentile: percentileSql,
  robustZ: robustZSql,
  recency: recencySql,
  rule: ruleSql,
  assessment: assessmentSql,
  children: childrenSql,
} as Readonly<Record<string, IndicatorSql>>;

/** Units of an indicator before anything is done about missing data. */
export function indicatorUnits(
  tools: ScoreTools,
  id: string,
  indicatorIn: (variant: CompiledVariant) => CompiledIndicator,
): Part {
  const bySettings = new Map<string, Part>();
  const partFor = (indicator: CompiledIndicator): Part => {
    const key = stableJson(indicator.settings as Json);
    let part = bySettings.get(key);
    if (part === undefined) {
      const prefix = bySettings.size === 0 ? id : `${id}_${bySettings.size}`;
      const write = types[indicator.type.name];
      if (write === undefined) throw new Error(`Indicators of type ${indicator.type.name} have no SQL`);
      part = write(indicator.settings as never, indicatorTools(tools, id, prefix));
      bySettings.set(key, part);
    }
    return part;
  };
  const parts = tools.model.variants.map((variant) => partFor(indicatorIn(variant)));
  const [first] = parts;
  if (first !== undefined && bySettings.size === 1) return first;
  return tools.stages.define(`u_${id}`, (refer) =>
    byVariant(
      tools,
      refer,
      (variant) => parts[tools.model.variants.indexOf(variant)]?.name ?? '',
      (name) => {
        const part = parts.find((one) => one.name === name);
        if (part === undefined) throw new Error(`No part is named ${name}`);
        return refer(part);
      },
    ),
  );
}

const shared = new WeakMap<ScoreTools, Map<string, Part>>();

function once(tools: ScoreTools, name: string, make: () => Part): Part {
  const parts = shared.get(tools) ?? new Map<string, Part>();
  shared.set(tools, parts);
  const part = parts.get(name) ?? make();
  parts.set(name, part);
  return part;
}

function indicatorTools(tools: ScoreTools, indicator: string, prefix: string): IndicatorTools {
  const { options, stages, dialect } = tools;
  const input = (path: string): Part =>
    once(tools, `p_${path}`, () => {
      const { sql: expression, isColumn } = options.path(path);
      return stages.source(nameOf(path), expression, isColumn);
    });
  return {
    ...tools,
    indicator,
    prefix,
    input: (path) => ({ part: input(path), type: options.path(path).type }),
    number: (path) =>
      once(tools, `n_${path}`, () => {
        const { type } = options.path(path);
        const isInteger = type.kind === 'money' || (type.kind === 'number' && type.integer === true);
        return stages.define(`${nameOf(path)}_n`, (refer) => dialect.number(refer(input(path)), isInteger));
      }),
    day: (path) =>
      once(tools, `d_${path}`, () => {
        const { type } = options.path(path);
        const day = (value: Fragment): Fragment => {
          if (type.kind !== 'dateTime') return dialect.dayOf(value);
          const offsets = offsetsUntil(options.context);
          return dialect.dayOfInstant(sql`(${value} + ${offsetSql(value, offsets)})`);
        };
        return stages.define(`${nameOf(path)}_d`, (refer) => day(refer(input(path))));
      }),
  };
}

function nameOf(path: string): string {
  return `p_${path.replaceAll('.', '_')}`;
}

// A model as one SELECT: the new row of the score table for every record of `from`, to the last unit what run.ts gives.
//
//   columns, rules ─▶ units of indicators ─▶ groups, bottom-up ─▶ score, coverage ─▶ band with hysteresis and hold
//
// The steps are parts of stages.ts, which decides how many nested SELECTs they take.
import { sql } from 'kysely';
import type { CompiledModel } from '../compiled-model.ts';
import { bandParts } from './band-sql.ts';
import { type GroupState, nodeParts } from './group-sql.ts';
import type { ScoreOptions } from './score-options.ts';
import { scoreColumns } from './score-table.ts';
import { createScoreTools, sum, whole } from './score-tools.ts';
import type { Fragment, Part } from './stages.ts';

/** Selects the columns of `scoreColumns`, in their order. */
export function toScoreSelect(model: CompiledModel, options: ScoreOptions): Fragment {
  const tools = createScoreTools(model, options);
  const { stages, dialect } = tools;
  const root = model.variants[0]?.root;
  if (root === undefined) throw new Error('A model has at least one variant.');
  const state: GroupState = { columns: new Map(), refusals: [] };
  const { units, coverage } = nodeParts(tools, root, undefined, state);
  const { refusals } = state;
  const score =
    refusals.length === 0
      ? units
      : stages.define('score', (refer) => sql`(case when ${sum(refusals.map(refer))} = 0 then ${refer(units)} end)`);
  const floor = Math.ceil(model.definition.coverageFloor * 100);
  const known =
    floor === 0
      ? score
      : stages.define(
          'known',
          (refer) => sql`(case when ${refer(coverage)} >= ${whole(floor)} then ${refer(score)} end)`,
        );
  const { band, pending, pendingSince } = bandParts(tools, known);
  const now = stages.define('scored_at', () => dialect.instant(options.context.now));
  const bandSince = stages.define(
    'band_since',
    (refer) =>
      sql`(case when ${refer(tools.state('band'))} = ${refer(band)} then ${refer(tools.state('band_since'))} else ${dialect.instant(options.context.now)} end)`,
  );
  const { variant } = tools;
  const variantColumn =
    variant === undefined
      ? stages.define('variant', () => dialect.nothing('integer'))
      : stages.define('variant_column', (refer) => sql`nullif(${refer(variant)}, ${whole(model.variants.length - 1)})`);
  const parts = new Map<string, Part>([
    ['record', stages.source('record', sql.ref('t.id'), true)],
    ['score', score],
    ['coverage', coverage],
    ['band', band],
    ['pending', pending],
    ['pending_since', pendingSince],
    ['variant', variantColumn],
    ['scored_at', now],
    ['band_since', bandSince],
    ...state.columns,
  ]);
  const outputs = scoreColumns(model).map(({ name }) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`Nothing fills ${name}`);
    return [name, part] as const;
  });
  return stages.select(outputs, options.from);
}

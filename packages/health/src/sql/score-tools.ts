// What every part of a score is written with: the stages, the dialect, whole literals, and what differs by variant.
import { stableJson, type Json } from '@keepwell/kernel';
import { sql } from 'kysely';
import type { CompiledModel, CompiledVariant } from '../compiled-model.ts';
import { healthDialect } from './dialects/index.ts';
import type { ScoreOptions } from './score-options.ts';
import type { HealthDialect } from './sql-dialect.ts';
import { createStages, type Fragment, type Part, type Stages, type Use } from './stages.ts';

export interface ScoreTools {
  readonly model: CompiledModel;
  readonly options: ScoreOptions;
  readonly dialect: HealthDialect;
  readonly stages: Stages;
  /** Place of the record's variant in the model's list; undefined where the model has but one. */
  readonly variant: Part | undefined;
  /** A column of the state, of the table `s`. */
  state(column: string): Part;
}

export function createScoreTools(model: CompiledModel, options: ScoreOptions): ScoreTools {
  const dialect = healthDialect(options.dialect);
  const stages = createStages(dialect.fence);
  const states = new Map<string, Part>();
  return {
    model,
    options,
    dialect,
    stages,
    variant: variantPart(model, options, stages),
    state(column) {
      let part = states.get(column);
      if (part === undefined) {
        part = stages.source(`s_${column}`, sql`${sql.ref(`s.${column}`)}`, true);
        states.set(column, part);
      }
      return part;
    },
  };
}

function variantPart(model: CompiledModel, options: ScoreOptions, stages: Stages): Part | undefined {
  const branches = model.variants.flatMap(({ when }, index) =>
    when === null ? [] : [sql`when ${options.condition(when)} then ${whole(index)}`],
  );
  if (branches.length === 0) return undefined;
  return stages.source('variant', sql`case ${sql.join(branches, sql` `)} else ${whole(branches.length)} end`, false);
}

/** A whole number as it is written: known to be one, and the same type everywhere. */
export function whole(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`);
  return sql.raw(String(value));
}

export function sum(parts: readonly Fragment[]): Fragment {
  return parts.length === 0 ? whole(0) : sql`(${sql.join([...parts], sql` + `)})`;
}

/** Half-up division of whole numbers ≥ 0; null where the divisor is 0. */
export function divideWhole(numerator: Fragment, denominator: Fragment): Fragment {
  return sql`((2 * ${numerator} + ${denominator}) / (2 * nullif(${denominator}, 0)))`;
}

/** One SQL where all variants say the same, else one for each, chosen by the record's variant. */
export function byVariant<Value>(
  tools: Pick<ScoreTools, 'model' | 'variant'>,
  refer: Use,
  valueOf: (variant: CompiledVariant) => Value,
  write: (value: Value) => Fragment,
): Fragment {
  const groups = new Map<string, { value: Value; variants: number[] }>();
  tools.model.variants.forEach((variant, index) => {
    const value = valueOf(variant);
    const key = stableJson(value as Json);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { value, variants: [index] });
    else group.variants.push(index);
  });
  const written = [...groups.values()];
  const last = written.pop();
  if (last === undefined) throw new Error('A model has at least one variant.');
  if (written.length === 0 || tools.variant === undefined) return write(last.value);
  const place = refer(tools.variant);
  const branches = written.map(
    ({ value, variants }) => sql`when ${place} in (${sql.join(variants.map(whole))}) then ${write(value)}`,
  );
  return sql`(case ${sql.join(branches, sql` `)} else ${write(last.value)} end)`;
}

export function isSameInAll(tools: Pick<ScoreTools, 'model'>, valueOf: (variant: CompiledVariant) => unknown): boolean {
  return new Set(tools.model.variants.map((variant) => stableJson(valueOf(variant) as Json))).size === 1;
}

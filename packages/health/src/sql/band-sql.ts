// The band of a score: its interval, the hysteresis of the limits and the days a new band must have been asked for.
import { sql } from 'kysely';
import type { CompiledVariant } from '../compiled-model.ts';
import { toUnits } from '../points.ts';
import { byVariant, type ScoreTools, whole } from './score-tools.ts';
import type { Fragment, Part, Use } from './stages.ts';

export const unknownBand = 'unknown';

export interface BandParts {
  /** Null clears it. */
  readonly band: Part;
  readonly pending: Part;
  readonly pendingSince: Part;
}

interface Limits {
  readonly ids: readonly string[];
  /** Units. */
  readonly from: readonly number[];
  readonly leaveAt: readonly number[];
}

function limitsOf({ bands }: CompiledVariant): Limits {
  return {
    ids: bands.map(({ id }) => id),
    from: bands.map(({ from }) => toUnits(from)),
    leaveAt: bands.map(({ from, leaveAt }) => toUnits(leaveAt ?? from)),
  };
}

/** Bands are places in the list, low to high, until the end. `known`: the score when it counts, else null. */
export function bandParts(tools: ScoreTools, known: Part): BandParts {
  const { stages, dialect, model, options } = tools;
  const { hold } = model.definition;
  const isHealth = model.polarity === 'health';
  const limits = model.variants.map(limitsOf);
  const ids = limits[0]?.ids ?? [];
  const hasHysteresis = limits.some(({ from, leaveAt }) => from.some((limit, index) => limit !== leaveAt[index]));
  const placeOf = (text: Fragment): Fragment => {
    if (ids.length === 0) return dialect.nothing('integer');
    return sql`(case ${text} ${sql.join(
      ids.map((id, index) => sql`when ${dialect.text(id)} then ${whole(index)}`),
      sql` `,
    )} end)`;
  };
  const idOf = (place: Fragment): Fragment =>
    sql`(case ${place} ${sql.join(
      ids.map((id, index) => sql`when ${whole(index)} then ${dialect.text(id)}`),
      sql` `,
    )} else ${dialect.text(unknownBand)} end)`;
  const chosen = (refer: Use, write: (limits: Limits) => Fragment): Fragment =>
    byVariant(tools, refer, limitsOf, (own) => sql`(${write(own)})`);

  const raw = stages.define('b_raw', (refer) => chosen(refer, ({ from }) => rawPlace(refer(known), from)));
  const current = stages.define('b_current', (refer) => placeOf(refer(tools.state('band'))));
  const isWorse = (a: Fragment, b: Fragment): Fragment => (isHealth ? sql`${a} < ${b}` : sql`${a} > ${b}`);
  const target = !hasHysteresis
    ? raw
    : stages.define('b_target', (refer) => {
        const better = chosen(refer, ({ leaveAt }) =>
          isHealth
            ? highestReached(refer(known), refer(current), leaveAt)
            : lowestReached(refer(known), refer(current), leaveAt),
        );
        return sql`(case when ${refer(current)} is null or ${refer(known)} is null or ${isWorse(refer(raw), refer(current))} then ${refer(raw)} else ${better} end)`;
      });
  if (hold.worse <= 1 && hold.better <= 1) {
    return {
      band: stages.define('band', (refer) => idOf(refer(target))),
      pending: stages.define('pending', () => dialect.nothing('text')),
      pendingSince: stages.define('pending_since', () => dialect.nothing('integer')),
    };
  }
  const today = whole(options.today);
  const asked = stages.define('b_asked', (refer) => placeOf(refer(tools.state('pending'))));
  /** Since when that side has been asked for; null: nothing to wait for. */
  const since = stages.define('b_since', (refer) => {
    const before = refer(tools.state('pending_since'));
    const sameSide = sql`(${refer(asked)} < ${refer(current)} and ${refer(target)} < ${refer(current)} or ${refer(asked)} > ${refer(current)} and ${refer(target)} > ${refer(current)})`;
    return sql`(case when ${refer(target)} <> ${refer(current)} then case when ${sameSide} then coalesce(${before}, ${today}) else ${today} end end)`;
  });
  const waits = stages.define('b_waits', (refer) => {
    const days = sql`case when ${isWorse(refer(target), refer(current))} then ${whole(hold.worse)} else ${whole(hold.better)} end`;
    return sql`(case when ${today} - ${refer(since)} + 1 < ${days} then 1 else 0 end)`;
  });
  return {
    band: stages.define('band', (refer) =>
      idOf(sql`case when ${refer(waits)} = 1 then ${refer(current)} else ${refer(target)} end`),
    ),
    pending: stages.define('pending', (refer) => sql`(case when ${refer(waits)} = 1 then ${idOf(refer(target))} end)`),
    pendingSince: stages.define(
      'pending_since',
      (refer) => sql`(case when ${refer(waits)} = 1 then ${refer(since)} end)`,
    ),
  };
}

function cases(branches: readonly Fragment[], otherwise: Fragment): Fragment {
  return branches.length === 0 ? otherwise : sql`case ${sql.join([...branches], sql` `)} else ${otherwise} end`;
}

/** The last band whose `from` is not above the score. */
function rawPlace(score: Fragment, from: readonly number[]): Fragment {
  const branches = from.slice(1).map((limit, index) => sql`when ${score} < ${whole(limit)} then ${whole(index)}`);
  return sql`case when ${score} is not null then ${cases(branches, whole(from.length - 1))} end`;
}

/** Health: up from the current band, limit by limit, to the first that is not reached. */
function highestReached(score: Fragment, current: Fragment, leaveAt: readonly number[]): Fragment {
  const branches = leaveAt
    .slice(1)
    .map(
      (limit, index) => sql`when ${current} < ${whole(index + 1)} and ${score} < ${whole(limit)} then ${whole(index)}`,
    );
  return cases(branches, whole(leaveAt.length - 1));
}

/** Risk: down from the current band, limit by limit, to the first that is not left. */
function lowestReached(score: Fragment, current: Fragment, leaveAt: readonly number[]): Fragment {
  const branches = leaveAt
    .map((limit, index) => sql`when ${current} >= ${whole(index)} and ${score} >= ${whole(limit)} then ${whole(index)}`)
    .slice(1)
    .reverse();
  return cases(branches, whole(0));
}

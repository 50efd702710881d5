// Groups bottom-up: units and coverage of a node from those of its children, as whole numbers.
import { sql } from 'kysely';
import type { CompiledGroup, CompiledIndicator, CompiledNode, CompiledVariant } from '../compiled-model.ts';
import { mostUnits, toUnits, unitsPerPoint } from '../points.ts';
import { indicatorUnits } from './indicators/index.ts';
import { byVariant, divideWhole, isSameInAll, type ScoreTools, sum, whole } from './score-tools.ts';
import type { Fragment, Part, Use } from './stages.ts';

export interface NodeParts {
  /** Null: does not take part. */
  readonly units: Part;
  /** 0…10,000. */
  readonly coverage: Part;
}

/** What the groups leave behind beside the score. */
export interface GroupState {
  /** By column of the score table. */
  readonly columns: Map<string, Part>;
  /** Parts that are true (1) where an indicator refuses the score. */
  readonly refusals: Part[];
}

const fullCoverage = 10_000;

export function bestUnits(tools: ScoreTools): number {
  return tools.model.polarity === 'health' ? mostUnits : 0;
}

export function worstUnits(tools: ScoreTools): number {
  return mostUnits - bestUnits(tools);
}

/** At or beyond a limit, in the direction of bad. */
function isBad(tools: ScoreTools, units: Fragment, limit: number): Fragment {
  return tools.model.polarity === 'health' ? sql`${units} <= ${whole(limit)}` : sql`${units} >= ${whole(limit)}`;
}

function isGood(tools: ScoreTools, units: Fragment, limit: number): Fragment {
  return tools.model.polarity === 'health' ? sql`${units} >= ${whole(limit)}` : sql`${units} <= ${whole(limit)}`;
}

/** The node of the same place in the tree of another variant. */
function nodeIn(variant: CompiledVariant, id: string): CompiledNode {
  const find = (node: CompiledNode): CompiledNode | undefined => {
    if (node.id === id) return node;
    if (node.kind === 'indicator') return undefined;
    for (const child of node.children) {
      const found = find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = find(variant.root);
  if (found === undefined) throw new Error(`Variant ${variant.id} has no node ${id}`);
  return found;
}

/** The weight as SQL; a part of its own where it depends on the variant. */
function weightOf(tools: ScoreTools, node: CompiledNode): (refer: Use) => Fragment {
  const weightIn = (variant: CompiledVariant): number => nodeIn(variant, node.id).weight;
  if (isSameInAll(tools, weightIn)) return () => tools.dialect.whole(node.weight);
  const part = tools.stages.define(`w_${node.id}`, (refer) => byVariant(tools, refer, weightIn, tools.dialect.whole));
  return (refer) => refer(part);
}

/** `isSkipped`: true (1) where a group around it keeps its last value, so that nothing inside is computed. */
export function nodeParts(
  tools: ScoreTools,
  node: CompiledNode,
  isSkipped: Part | undefined,
  state: GroupState,
): NodeParts {
  return node.kind === 'indicator'
    ? indicatorParts(tools, node, isSkipped, state)
    : groupParts(tools, node, isSkipped, state);
}

function indicatorParts(
  tools: ScoreTools,
  node: CompiledIndicator,
  isSkipped: Part | undefined,
  state: GroupState,
): NodeParts {
  const { stages } = tools;
  const raw = indicatorUnits(tools, node.id, (variant) => {
    const found = nodeIn(variant, node.id);
    if (found.kind !== 'indicator') throw new Error(`${node.id} is not an indicator`);
    return found;
  });
  const coverage = stages.define(
    `c_${node.id}`,
    (refer) =>
      sql`(case when ${refer(raw)} is null then ${tools.dialect.whole(0)} else ${tools.dialect.whole(fullCoverage)} end)`,
  );
  if (node.missing === 'refuse') {
    state.refusals.push(
      stages.define(`r_${node.id}`, (refer) => {
        const missing = sql`${refer(raw)} is null`;
        return sql`(case when ${isSkipped === undefined ? missing : sql`${missing} and ${refer(isSkipped)} = 0`} then 1 else 0 end)`;
      }),
    );
  }
  if (node.missing !== 'neutral' && node.missing !== 'worst') return { units: raw, coverage };
  const filler = node.missing === 'neutral' ? 50 * unitsPerPoint : worstUnits(tools);
  return { units: stages.define(`f_${node.id}`, (refer) => sql`coalesce(${refer(raw)}, ${whole(filler)})`), coverage };
}

function groupParts(
  tools: ScoreTools,
  group: CompiledGroup,
  isSkippedAbove: Part | undefined,
  state: GroupState,
): NodeParts {
  const { stages, options } = tools;
  const isSlow = group.cadence !== 'atOnce';
  const isDue = !isSlow || options.due.includes(group.cadence);
  const cover = `cover_${group.id}`;
  const keeps = (refer: Use): Fragment => {
    const own = sql`${refer(tools.state(cover))} is not null`;
    return isSkippedAbove === undefined ? own : sql`(${refer(isSkippedAbove)} = 1 or ${own})`;
  };
  const isSkipped = isDue
    ? isSkippedAbove
    : stages.define(`k_${group.id}`, (refer) => sql`(case when ${keeps(refer)} then 1 else 0 end)`);
  const computed = computedParts(tools, group, isSkipped, state);
  if (!isSlow) return computed;

  const keptOr = (name: string, column: string, part: Part): Part =>
    isSkipped === undefined
      ? part
      : stages.define(
          name,
          (refer) =>
            sql`(case when ${refer(isSkipped)} = 1 then ${refer(tools.state(column))} else ${refer(part)} end)`,
        );
  const units = keptOr(`ku_${group.id}`, `kept_${group.id}`, computed.units);
  const coverage = keptOr(`kc_${group.id}`, cover, computed.coverage);
  state.columns.set(`kept_${group.id}`, units);
  state.columns.set(cover, coverage);
  return { units, coverage };
}

function computedParts(
  tools: ScoreTools,
  group: CompiledGroup,
  isSkipped: Part | undefined,
  state: GroupState,
): NodeParts {
  const { stages } = tools;
  const children = group.children.map((node) => ({
    node,
    weight: weightOf(tools, node),
    ...nodeParts(tools, node, isSkipped, state),
  }));
  type Child = (typeof children)[number];
  const alwaysTakesPart = (child: Child): boolean =>
    child.node.kind === 'indicator' && (child.node.missing === 'neutral' || child.node.missing === 'worst');
  const weighed = (refer: Use, child: Child, units: Fragment): Fragment => sql`${child.weight(refer)} * ${units}`;

  const numerator = stages.define(`n_${group.id}`, (refer) =>
    sum(
      children.map((child) =>
        weighed(refer, child, alwaysTakesPart(child) ? refer(child.units) : sql`coalesce(${refer(child.units)}, 0)`),
      ),
    ),
  );
  const denominator = stages.define(`d_${group.id}`, (refer) =>
    sum(
      children.map((child) =>
        alwaysTakesPart(child)
          ? child.weight(refer)
          : sql`case when ${refer(child.units)} is null then 0 else ${child.weight(refer)} end`,
      ),
    ),
  );
  const mean = stages.define(`m_${group.id}`, (refer) => divideWhole(refer(numerator), refer(denominator)));
  const allWeights = stages.define(`a_${group.id}`, (refer) => sum(children.map((child) => child.weight(refer))));
  // Children that have a value exactly where they take part make the coverage out of the weights that are there anyway.
  const isPlain = children.every(
    ({ node }) => node.kind === 'indicator' && (node.missing === 'redistribute' || node.missing === 'refuse'),
  );
  const covered = stages.define(`v_${group.id}`, (refer) =>
    isPlain
      ? sql`(${tools.dialect.whole(fullCoverage)} * ${refer(denominator)})`
      : sum(children.map((child) => weighed(refer, child, refer(child.coverage)))),
  );
  const coverage = stages.define(`c_${group.id}`, (refer) => {
    const constant = children.every(({ node }) => isSameInAll(tools, (variant) => nodeIn(variant, node.id).weight))
      ? children.reduce((all, { node }) => all + node.weight, 0)
      : undefined;
    if (constant === 0) return whole(0);
    const by = constant === undefined ? refer(allWeights) : tools.dialect.whole(constant);
    return sql`coalesce(${divideWhole(refer(covered), by)}, 0)`;
  });
  return { units: aggregated(tools, group, children, mean, isSkipped, state), coverage };
}

function aggregated(
  tools: ScoreTools,
  group: CompiledGroup,
  children: readonly (NodeParts & { readonly node: CompiledNode; readonly weight: (refer: Use) => Fragment })[],
  mean: Part,
  isSkipped: Part | undefined,
  state: GroupState,
): Part {
  const { stages, dialect, options } = tools;
  const { aggregation } = group;
  const name = `u_${group.id}`;
  const worst = dialect.whole(worstUnits(tools));
  const any = (conditions: readonly Fragment[]): Fragment =>
    conditions.length === 0 ? sql`1 = 0` : sql`(${sql.join([...conditions], sql` or `)})`;
  switch (aggregation.type) {
    case 'weightedMean':
      return mean;
    case 'worst':
      return stages.define(name, (refer) => {
        // Beyond the worst there is nothing: best + 1 (or −1) stands for those who do not take part.
        const nobody = whole(tools.model.polarity === 'health' ? mostUnits + 1 : -1);
        const list = children.map(
          (child) =>
            sql`case when ${refer(child.units)} is null or ${child.weight(refer)} = 0 then ${nobody} else ${refer(child.units)} end`,
        );
        if (list.length === 0) return dialect.nothing('integer');
        const [only] = list;
        const joined = sql.join(list);
        const most =
          list.length === 1 && only !== undefined
            ? only
            : tools.model.polarity === 'health'
              ? dialect.rule.least(sql, joined)
              : dialect.rule.greatest(sql, joined);
        return sql`nullif(${most}, ${nobody})`;
      });
    case 'allGood': {
      const [goodAt, poorAt] = [toUnits(aggregation.goodAt), toUnits(aggregation.poorAt)];
      return stages.define(name, (refer) => {
        if (children.length === 0) return dialect.nothing('integer');
        const nobody = sql.join(
          children.map((child) => sql`${refer(child.units)} is null`),
          sql` and `,
        );
        const notGood = any(children.map((child) => sql`not (${isGood(tools, refer(child.units), goodAt)})`));
        const poor = any(children.map((child) => isBad(tools, refer(child.units), poorAt)));
        return sql`(case when ${nobody} then null when ${notGood} then case when ${poor} then ${worst} else ${whole(50 * unitsPerPoint)} end else ${whole(bestUnits(tools))} end)`;
      });
    }
    case 'abnormalCount':
      return stages.define(name, (refer) => {
        const counted = children.flatMap((child) =>
          child.node.abnormalAt === null
            ? []
            : [sql`case when ${isBad(tools, refer(child.units), child.node.abnormalAt)} then 1 else 0 end`],
        );
        if (counted.length < aggregation.count) return refer(mean);
        return sql`(case when ${sum(counted)} >= ${whole(aggregation.count)} then ${worst} else ${refer(mean)} end)`;
      });
    case 'abnormalDays': {
      const column = `since_${group.id}`;
      const before = tools.state(column);
      const since = stages.define(column, (refer) => {
        const now = sql`case when ${isBad(tools, refer(mean), toUnits(aggregation.abnormalAt))} then coalesce(${refer(before)}, ${whole(options.today)}) end`;
        return isSkipped === undefined
          ? now
          : sql`(case when ${refer(isSkipped)} = 1 then ${refer(before)} else ${now} end)`;
      });
      state.columns.set(column, since);
      return stages.define(
        name,
        (refer) =>
          sql`(case when ${whole(options.today)} - ${refer(since)} + 1 >= ${whole(aggregation.days)} then ${worst} else ${refer(mean)} end)`,
      );
    }
  }
}

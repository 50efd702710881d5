// The tree of a model on one record's inputs: units and coverage of every node, and what is kept for the next time.
import { aggregate, coverageOf, type Judged, neutralUnits, type Origin, worstUnits } from './aggregate.ts';
import type { CompiledGroup, CompiledIndicator, CompiledModel, CompiledNode } from './compiled-model.ts';
import type { Cadence, Polarity } from './definition.ts';
import type { Day, IndicatorInput, ScoringContext } from './indicator-type.ts';
import { toUnits } from './points.ts';
import type { KeptGroup, ReceiptNode, ScoreState } from './score-receipt.ts';

export interface JudgedNode extends Judged {
  readonly node: CompiledNode;
  readonly missing: ReceiptNode['missing'];
  /** Taken over from the last time the group was due. */
  readonly isKept: boolean;
  readonly origin: Origin;
  readonly children: readonly JudgedNode[];
}

export interface TreeRequest {
  readonly model: CompiledModel;
  readonly root: CompiledGroup;
  readonly inputs: Readonly<Record<string, IndicatorInput>>;
  readonly before: ScoreState | null;
  readonly due: readonly Cadence[];
  readonly context: ScoringContext;
}

export interface JudgedTree {
  readonly root: JudgedNode;
  /** An indicator whose missing value refuses a score had none. */
  readonly refused: boolean;
  readonly abnormalSince: Readonly<Record<string, Day | null>>;
  readonly kept: Readonly<Record<string, KeptGroup>>;
}

export function judgeTree({ model, root, inputs, before, due, context }: TreeRequest): JudgedTree {
  const { polarity } = model;
  const abnormalSince: Record<string, Day | null> = { ...before?.abnormalSince };
  const kept: Record<string, KeptGroup> = { ...before?.kept };
  let refused = false;

  const judgeNode = (node: CompiledNode): JudgedNode => {
    if (node.kind === 'group') return judgeGroup(node);
    const judged = judgeIndicator(node, inputs[node.id] ?? { values: {} }, polarity, context);
    if (judged.missing === 'refused') refused = true;
    return judged;
  };

  const judgeGroup = (group: CompiledGroup): JudgedNode => {
    const old = before?.kept[group.id];
    if (group.cadence !== 'atOnce' && !due.includes(group.cadence) && old !== undefined) {
      return { node: group, ...old, missing: null, isKept: true, origin: 'group', children: [] };
    }
    const children = group.children.map(judgeNode);
    const found = aggregate(group, children, polarity, context.today, before?.abnormalSince[group.id] ?? null);
    const coverage = coverageOf(children);
    if (group.aggregation.type === 'abnormalDays') abnormalSince[group.id] = found.since;
    if (group.cadence !== 'atOnce') kept[group.id] = { units: found.units, coverage };
    const { units, origin } = found;
    return { node: group, units, coverage, missing: null, isKept: false, origin, children };
  };

  const judgedRoot = judgeGroup(root);
  return { root: judgedRoot, refused, abnormalSince, kept };
}

const outcomes = { redistribute: 'redistributed', neutral: 'neutral', worst: 'worst', refuse: 'refused' } as const;

function judgeIndicator(
  indicator: CompiledIndicator,
  input: IndicatorInput,
  polarity: Polarity,
  context: ScoringContext,
): JudgedNode {
  const points = indicator.type.points(input, indicator.settings, polarity, context);
  const base = { node: indicator, isKept: false, origin: 'group', children: [] } as const;
  if (points !== null) return { ...base, units: toUnits(points), coverage: 10_000, missing: null };
  const filled = { neutral: neutralUnits, worst: worstUnits(polarity), redistribute: null, refuse: null };
  return { ...base, units: filled[indicator.missing], coverage: 0, missing: outcomes[indicator.missing] };
}

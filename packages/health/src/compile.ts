// An authored model → what run and SQL work on.
//
//   model ──schema, check──▶ no errors ──for each variant──▶ weights, settings, bands laid over ──▶ tree of compiled nodes
//                                                                                   └──▶ paths, references, cadences, days
import { hasErrors, type Issue, type Json } from '@keepwell/kernel';
import type { ModelLookup } from '@keepwell/model';
import { dependsOn, parseRule, referencesOf } from '@keepwell/rule';
import { checkHealthModel } from './check.ts';
import type {
  CompiledGroup,
  CompiledIndicator,
  CompiledModel,
  CompiledNode,
  CompiledVariant,
} from './compiled-model.ts';
import type { Band, Cadence, Group, HealthModel, ModelNode, Variant } from './definition.ts';
import { indicatorTypes } from './indicator-types/index.ts';
import { toUnits } from './points.ts';

export const rootId = 'root';

/** Never throws; `compiled` is absent when the model has errors. */
export function compileHealthModel(
  definition: HealthModel,
  { id, revision }: { readonly id: string; readonly revision: number },
  lookup: ModelLookup,
): { readonly compiled: CompiledModel | undefined; readonly issues: readonly Issue[] } {
  const issues = checkHealthModel(definition, id, lookup);
  if (hasErrors(issues)) return { compiled: undefined, issues };
  return { compiled: buildModel(definition, id, revision), issues };
}

/** The same for a model that was checked before, such as a published one or the one in a receipt. */
export function buildModel(definition: HealthModel, id: string, revision: number): CompiledModel {
  const variants = [
    ...definition.variants.map((variant) => buildVariant(definition, variant)),
    buildVariant(definition, null),
  ];
  const indicators = variants.flatMap(({ root }) => indicatorsOf(root));
  const [base] = variants.slice(-1);
  const groups = base === undefined ? [] : groupsOf(base.root);
  const paths = new Set([
    ...indicators.flatMap(({ type, settings }) => type.paths(settings).map(({ path }) => path)),
    ...variants.flatMap(({ when }) => (when === null ? [] : referencesOf(when))),
  ]);
  const unique = [...new Map(indicators.map((indicator) => [indicator.id, indicator])).values()];
  return {
    id,
    revision,
    definition,
    polarity: definition.polarity,
    variants,
    paths: [...paths],
    fields: new Set([...paths].map((path) => path.split('.')[0] ?? path)),
    dependsOnTime:
      indicators.some(({ type, settings }) => type.dependsOnTime(settings)) ||
      variants.some(({ when }) => when !== null && dependsOn(when, 'time')) ||
      groups.some(({ aggregation }) => aggregation.type === 'abnormalDays') ||
      definition.hold.worse > 1 ||
      definition.hold.better > 1,
    references: unique.flatMap((indicator) => {
      const reference = indicator.type.reference?.(indicator.settings) ?? null;
      return reference === null ? [] : [{ indicator: indicator.id, ...reference }];
    }),
    children: unique.flatMap((indicator) => {
      const source = indicator.type.children?.(indicator.settings) ?? null;
      return source === null ? [] : [{ indicator: indicator.id, ...source }];
    }),
    keptGroups: groups
      .filter(({ cadence }) => cadence !== 'atOnce')
      .map(({ id: group, cadence }) => ({ id: group, cadence })),
    dayGroups: groups.filter(({ aggregation }) => aggregation.type === 'abnormalDays').map(({ id: group }) => group),
  };
}

function buildVariant(definition: HealthModel, variant: Variant | null): CompiledVariant {
  const root: Group = {
    kind: 'group',
    id: rootId,
    labels: definition.labels,
    weight: 10_000,
    aggregation: { type: 'weightedMean' },
    cadence: 'atOnce',
    abnormalAt: null,
    children: definition.dimensions,
  };
  return {
    id: variant?.id ?? null,
    when: variant === null ? null : parseRule(variant.when as Json).expression,
    root: buildGroup(root, 'atOnce', variant),
    bands: definition.bands.map((band): Band => ({ ...band, ...variant?.bands[band.id] })),
  };
}

const slowness: Readonly<Record<Cadence, number>> = { atOnce: 0, hourly: 1, daily: 2 };

function buildGroup(group: Group, above: Cadence, variant: Variant | null): CompiledGroup {
  const cadence = slowness[group.cadence] > slowness[above] ? group.cadence : above;
  return {
    kind: 'group',
    id: group.id,
    aggregation: group.aggregation,
    cadence,
    weight: variant?.weights[group.id] ?? group.weight,
    abnormalAt: group.abnormalAt === null ? null : toUnits(group.abnormalAt),
    children: group.children.map((child) => buildNode(child, cadence, variant)),
  };
}

function buildNode(node: ModelNode, above: Cadence, variant: Variant | null): CompiledNode {
  if (node.kind === 'group') return buildGroup(node, above, variant);
  const indicator: CompiledIndicator = {
    kind: 'indicator',
    id: node.id,
    type: indicatorTypes.need(node.type),
    settings: { ...node.settings, ...variant?.settings[node.id] },
    weight: variant?.weights[node.id] ?? node.weight,
    missing: node.missing,
    abnormalAt: node.abnormalAt === null ? null : toUnits(node.abnormalAt),
  };
  return indicator;
}

export function indicatorsOf(node: CompiledNode): CompiledIndicator[] {
  return node.kind === 'indicator' ? [node] : node.children.flatMap(indicatorsOf);
}

/** Groups from the top down. */
export function groupsOf(node: CompiledNode): CompiledGroup[] {
  return node.kind === 'indicator' ? [] : [node, ...node.children.flatMap(groupsOf)];
}

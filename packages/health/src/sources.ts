// What a health model reads beside plain fields: the segments, tierings and other models whose values it takes in.
import type { Json } from '@keepwell/kernel';
import { type Entity, type ModelLookup, readsOf } from '@keepwell/model';
import { parseRule } from '@keepwell/rule';
import type { HealthModel, ModelNode } from './definition.ts';
import { indicatorTypes } from './indicator-types/index.ts';

export function sourcesOf(model: HealthModel, subject: Entity, lookup: ModelLookup): ReadonlySet<string> {
  const indicators = model.dimensions.flatMap(indicatorsIn);
  const paths = indicators.flatMap(({ type, settings }) => indicatorTypes.get(type)?.paths(settings) ?? []);
  const rules = [
    ...paths.map(({ path }) => parseRule({ var: path } as Json).expression),
    ...model.variants.map(({ when }) => parseRule((when ?? null) as Json).expression),
  ];
  const { sources } = readsOf(rules, subject, lookup);
  const children = indicators.flatMap(
    ({ type, settings }) => indicatorTypes.get(type)?.children?.(settings)?.model ?? [],
  );
  return new Set([...sources, ...children]);
}

function indicatorsIn(node: ModelNode): Extract<ModelNode, { kind: 'indicator' }>[] {
  return node.kind === 'indicator' ? [node] : node.children.flatMap(indicatorsIn);
}

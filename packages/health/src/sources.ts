// What a health model reads beside plain fields: the segments, tierings and other models whose values it takes in.
import type { Json } from '@keepwell/kernel';
import { type Entity, type ModelLookup, readsOf } from '@keepwell/model';
import { parseRule, referencesOf } from '@keepwell/rule';
import type { HealthModel, ModelNode } from './definition.ts';
import { indicatorTypes } from './indicator-types/index.ts';
import { modelAs } from './variant-edits.ts';

/** `isLeftOut`: paths that are looked at elsewhere. */
export function sourcesOf(
  model: HealthModel,
  subject: Entity,
  lookup: ModelLookup,
  isLeftOut: (path: string) => boolean = () => false,
): ReadonlySet<string> {
  // A variant may give an indicator another condition, which may read other fields.
  const trees = [model, ...model.variants.map(({ id }) => modelAs(model, id))];
  const indicators = trees.flatMap(({ dimensions }) => dimensions.flatMap(indicatorsIn));
  const paths = new Set([
    ...indicators.flatMap(({ type, settings }) => (indicatorTypes.get(type)?.paths(settings) ?? []).map(pathOf)),
    ...model.variants.flatMap(({ when }) => referencesOf(parseRule((when ?? null) as Json).expression)),
  ]);
  const rules = [...paths]
    .filter((path) => !isLeftOut(path))
    .map((path) => parseRule({ var: path } as Json).expression);
  const { sources } = readsOf(rules, subject, lookup);
  const children = indicators.flatMap(
    ({ type, settings }) => indicatorTypes.get(type)?.children?.(settings)?.model ?? [],
  );
  return new Set([...sources, ...children]);
}

const pathOf = ({ path }: { readonly path: string }): string => path;

function indicatorsIn(node: ModelNode): Extract<ModelNode, { kind: 'indicator' }>[] {
  return node.kind === 'indicator' ? [node] : node.children.flatMap(indicatorsIn);
}

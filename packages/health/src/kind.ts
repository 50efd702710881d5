// The kind of health models: what they refer to, how they are checked and how two of them differ.
import { type Json, type PathSegment, textIn } from '@keepwell/kernel';
import {
  defineDocumentKind,
  type EntityDefinition,
  type ModelLookup,
  type Reference,
  ruleReferences,
} from '@keepwell/model';
import { checkHealthModel, nodesOf } from './check.ts';
import { type HealthModel, HealthModelSchema, type Variant } from './definition.ts';
import { findNode } from './edits.ts';
import type { IndicatorType } from './indicator-type.ts';
import { showScores } from './shown-fields.ts';
import { diffHealthModel } from './diff.ts';
import { indicatorTypes } from './indicator-types/index.ts';

function references(body: HealthModel, id: string, lookup?: ModelLookup): Reference[] {
  const to = body.entity;
  const entity: Pick<EntityDefinition, 'fields'> = lookup?.entity(to) ?? { fields: [] };
  const read = (path: string, as: string, at: readonly PathSegment[]): Reference[] =>
    ruleReferences({ var: path } as Json, entity, to, as, at);
  const shown = [body.fields.score, body.fields.band].filter((field) => field !== null);
  return [
    { to, as: 'healthModel', path: ['entity'], onDelete: 'follow' },
    ...shown.map((field): Reference => ({ to, field, as: 'score', path: ['fields'] })),
    ...nodesOf(body.dimensions, ['dimensions']).flatMap(({ node, path }): Reference[] => {
      if (node.kind === 'group') return [];
      const type = indicatorTypes.get(node.type);
      if (type === undefined) return [];
      const child = type.children?.(node.settings) ?? null;
      return [
        ...type.paths(node.settings).flatMap((one) => read(one.path, 'indicator', [...path, 'settings', ...one.at])),
        ...(child === null || child.model === id ? [] : [{ to: child.model, as: 'indicator', path }]),
      ];
    }),
    ...body.variants.flatMap((variant, index) => [
      ...ruleReferences(variant.when, entity, to, 'variant', ['variants', index, 'when']),
      ...Object.keys(variant.settings).flatMap((node) =>
        otherPaths(body, variant, node).flatMap((one) =>
          read(one.path, 'variant', ['variants', index, 'settings', node, ...one.at]),
        ),
      ),
    ]),
  ];
}

/** What an indicator reads with a variant's settings, and not with the model's own. */
function otherPaths(model: HealthModel, variant: Variant, id: string): ReturnType<IndicatorType['paths']> {
  const node = findNode(model, id);
  const type = node?.kind === 'indicator' ? indicatorTypes.get(node.type) : undefined;
  if (node?.kind !== 'indicator' || type === undefined) return [];
  const own = new Set(type.paths(node.settings).map(({ path }) => path));
  return type.paths({ ...node.settings, ...variant.settings[id] }).filter(({ path }) => !own.has(path));
}

export const healthModelKind = defineDocumentKind<HealthModel>({
  name: 'healthModel',
  labels: { zh: '健康度模型', en: 'Health model' },
  idPrefix: 'h',
  version: 1,
  schema: HealthModelSchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language),
  references,
  check: checkHealthModel,
  diff: diffHealthModel,
  show: showScores,
});

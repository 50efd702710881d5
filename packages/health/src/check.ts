// Everything an author of a health model can get wrong, at its place.
import {
  equalJson,
  type Issue,
  issue,
  type Json,
  languages,
  type PathSegment,
  type Text,
  textIn,
  warning,
} from '@keepwell/kernel';
import {
  checkSchema,
  type Entity,
  entityScope,
  fieldById,
  type FieldDefinition,
  fieldLabel,
  type ModelLookup,
  notInSql,
  sourceCycle,
} from '@keepwell/model';
import { booleanType, checkRule, parseRule, referencesOf, type Scope } from '@keepwell/rule';
import type { Band, Group, HealthModel, Indicator, ModelNode, Polarity, Variant } from './definition.ts';
import { indicatorTypes } from './indicator-types/index.ts';
import { sourcesOf } from './sources.ts';

type Path = readonly PathSegment[];

export function checkHealthModel(model: HealthModel, id: string, lookup: ModelLookup): Issue[] {
  const subject = lookup.entity(model.entity);
  if (subject === undefined) return [issue('health.entity_gone', ['entity'])];
  const nodes = nodesOf(model.dimensions, ['dimensions']);
  return [
    ...(textIn(model.labels, 'en').trim() === '' ? [issue('model.label_missing', ['labels'])] : []),
    ...(model.dimensions.length === 0 ? [issue('health.empty', ['dimensions'])] : []),
    ...checkWeights(model.dimensions, labelOf(model.labels), ['dimensions'], {}),
    ...checkIds(nodes),
    ...nodes.flatMap(({ node, path }) =>
      node.kind === 'group' ? checkGroup(node, path) : checkIndicator(node, path, { model, id, subject, lookup }),
    ),
    ...checkBands(model.bands, model.polarity, ['bands']),
    ...checkCircle(model, id, subject, lookup),
    ...model.variants.flatMap((variant, index) =>
      checkVariant(variant, ['variants', index], { model, id, subject, lookup }, nodes),
    ),
  ];
}

/** A score that depends on a segment which depends on this score. Who reads the score itself is told so at its own place. */
function checkCircle(model: HealthModel, id: string, subject: Entity, lookup: ModelLookup): Issue[] {
  const sources = sourcesOf(model, subject, lookup, (path) => ownField(subject, path, id) !== undefined);
  const cycle = sourceCycle(id, labelOf(model.labels), sources, lookup);
  return cycle === undefined ? [] : [issue('model.source_cycle', ['dimensions'], { cycle })];
}

/** The field at a path, where it shows the score or the band of this very model. */
function ownField(subject: Entity, path: string, model: string): FieldDefinition | undefined {
  const field = fieldById(subject, path);
  return (field?.type === 'score' || field?.type === 'band') && field.options.model === model ? field : undefined;
}

export function labelOf(labels: Indicator['labels']): Text {
  return { zh: textIn(labels, 'zh', '未命名'), en: textIn(labels, 'en', 'Unnamed') };
}

export interface PlacedNode {
  readonly node: ModelNode;
  readonly path: Path;
}

/** All nodes with their places, from the top down. */
export function nodesOf(children: readonly ModelNode[], path: Path): PlacedNode[] {
  return children.flatMap((node, index): PlacedNode[] => {
    const at = [...path, index];
    return [{ node, path: at }, ...(node.kind === 'group' ? nodesOf(node.children, [...at, 'children']) : [])];
  });
}

function checkWeights(
  children: readonly ModelNode[],
  parent: Text,
  path: Path,
  weights: Readonly<Record<string, number>>,
): Issue[] {
  if (children.length === 0) return [];
  const sum = children.reduce((all, child) => all + (weights[child.id] ?? child.weight), 0);
  return sum === 10_000 ? [] : [issue('health.weights_sum', path, { node: parent, sum: sum / 100 })];
}

function checkIds(nodes: readonly PlacedNode[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<string>();
  const labels = new Set<string>();
  for (const { node, path } of nodes) {
    if (ids.has(node.id)) issues.push(issue('health.id_repeated', [...path, 'id'], { id: node.id }));
    ids.add(node.id);
    if (textIn(node.labels, 'en').trim() === '') issues.push(issue('model.label_missing', [...path, 'labels']));
    const own = new Set(
      languages.map((language) => node.labels[language]?.trim() ?? '').filter((label) => label !== ''),
    );
    const double = [...own].find((label) => labels.has(label));
    if (double !== undefined) issues.push(warning('health.label_repeated', [...path, 'labels'], { label: double }));
    for (const label of own) labels.add(label);
  }
  return issues;
}

function checkGroup(group: Group, path: Path): Issue[] {
  const node = labelOf(group.labels);
  if (group.children.length === 0) return [issue('health.group_empty', [...path, 'children'], { node })];
  const issues = checkWeights(group.children, node, [...path, 'children'], {});
  const { aggregation } = group;
  if (aggregation.type !== 'abnormalCount') return issues;
  const { count } = aggregation;
  if (count > group.children.length) {
    issues.push(
      issue('health.count_too_high', [...path, 'aggregation', 'count'], {
        node,
        count,
        children: group.children.length,
      }),
    );
  }
  if (group.children.every((child) => child.abnormalAt === null)) {
    issues.push(issue('health.count_blind', [...path, 'aggregation'], { node }));
  }
  return issues;
}

interface Surroundings {
  readonly model: HealthModel;
  readonly id: string;
  readonly subject: Entity;
  readonly lookup: ModelLookup;
}

function checkIndicator(indicator: Indicator, path: Path, around: Surroundings): Issue[] {
  return checkSettings(indicator, indicator.settings, [...path, 'settings'], [...path, 'type'], around);
}

function checkSettings(
  indicator: Indicator,
  settings: Readonly<Record<string, unknown>>,
  path: Path,
  typePath: Path,
  { id, subject, lookup }: Surroundings,
): Issue[] {
  const type = indicatorTypes.get(indicator.type);
  if (type === undefined) return [issue('health.type_unknown', typePath, { type: indicator.type })];
  const node = labelOf(indicator.labels);
  const shape = checkSchema(type.settingsSchema, settings).map(
    (found): Issue => ({
      ...found,
      code: 'health.settings_invalid',
      path: [...path, ...found.path],
      params: { ...found.params, node },
    }),
  );
  if (shape.length > 0) return shape;
  const found = type.check(settings, subject, lookup).map((one): Issue => ({ ...one, path: [...path, ...one.path] }));
  const own = type.paths(settings).flatMap((read): Issue[] => {
    const field = ownField(subject, read.path, id);
    if (field === undefined) return [];
    return [issue('health.reads_itself', [...path, ...read.at], { node, field: fieldLabel(field) })];
  });
  return [...found, ...own];
}

function checkBands(bands: readonly Band[], polarity: Polarity, path: Path): Issue[] {
  const issues: Issue[] = [];
  const [first] = bands;
  if (bands.length < 2) issues.push(issue('health.bands_missing', path));
  if (first !== undefined && first.from !== 0)
    issues.push(issue('health.bands_start', [...path, 0, 'from'], { from: first.from }));
  bands.forEach((band, index) => {
    const before = bands[index - 1];
    const words = { band: labelOf(band.labels), from: band.from };
    if (textIn(band.labels, 'en').trim() === '') issues.push(issue('model.label_missing', [...path, index, 'labels']));
    if (before === undefined) return;
    if (band.from <= before.from)
      issues.push(issue('health.bands_overlap', [...path, index, 'from'], { ...words, before: before.from }));
    const { leaveAt } = band;
    const wrong = leaveAt !== null && (polarity === 'health' ? leaveAt < band.from : leaveAt > band.from);
    if (wrong) issues.push(issue('health.leave_side', [...path, index, 'leaveAt'], { ...words, leave: leaveAt }));
  });
  return issues;
}

function checkVariant(variant: Variant, path: Path, around: Surroundings, nodes: readonly PlacedNode[]): Issue[] {
  const { model } = around;
  const name = labelOf(variant.labels);
  const issues = checkWhen(variant, [...path, 'when'], around);
  if (textIn(variant.labels, 'en').trim() === '') issues.push(issue('model.label_missing', [...path, 'labels']));
  const known = new Map(nodes.map(({ node }) => [node.id, node]));
  for (const [part, ids] of [
    ['weights', Object.keys(variant.weights)],
    ['settings', Object.keys(variant.settings)],
  ] as const) {
    for (const id of ids) {
      if (!known.has(id)) issues.push(warning('health.variant_unknown_node', [...path, part, id], { variant: name }));
    }
  }
  const groups = [
    { children: model.dimensions, labels: model.labels, at: [] },
    ...nodes.flatMap(({ node }) => (node.kind === 'group' ? [{ ...node, at: [node.id] }] : [])),
  ];
  for (const { children, labels, at } of groups) {
    if (children.some(({ id }) => variant.weights[id] !== undefined)) {
      issues.push(...checkWeights(children, labelOf(labels), [...path, 'weights', ...at], variant.weights));
    }
  }
  for (const [id, settings] of Object.entries(variant.settings)) {
    const node = known.get(id);
    if (node?.kind !== 'indicator') continue;
    const at = [...path, 'settings', id];
    const merged = { ...node.settings, ...settings };
    // What is compared with, and whose children count, is kept once for the whole model.
    const type = indicatorTypes.get(node.type);
    const isElsewhere =
      !equalJson(type?.reference?.(node.settings) ?? null, type?.reference?.(merged) ?? null) ||
      !equalJson(type?.children?.(node.settings) ?? null, type?.children?.(merged) ?? null);
    if (isElsewhere) issues.push(issue('health.variant_source', at, { variant: name, node: labelOf(node.labels) }));
    issues.push(...checkSettings(node, merged, at, at, around));
  }
  if (Object.keys(variant.bands).length > 0) {
    const merged = model.bands.map((band) => ({ ...band, ...variant.bands[band.id] }));
    issues.push(...checkBands(merged, model.polarity, [...path, 'bands']));
  }
  return issues;
}

/** A rule that is there, can be judged in the database, and does not ask for the score it chooses the weights of. */
function checkWhen({ when, labels }: Variant, path: Path, { id, subject, lookup }: Surroundings): Issue[] {
  const variant = labelOf(labels);
  if (when === null || when === undefined) return [issue('health.variant_rule_missing', path, { variant })];
  const read = referencesOf(parseRule(when as Json).expression);
  const own = read.map((one) => ownField(subject, one, id)).find((field) => field !== undefined);
  return [
    ...checkCondition(when, path, entityScope(subject, lookup)),
    ...(own === undefined ? [] : [issue('health.reads_itself', path, { node: variant, field: fieldLabel(own) })]),
  ];
}

function checkCondition(rule: unknown, path: Path, scope: Scope): Issue[] {
  const { expression, issues } = parseRule((rule ?? null) as Json);
  return [
    ...issues,
    ...checkRule(expression, scope, booleanType).issues,
    ...notInSql(expression, scope, 'condition', 'health.rule_needs_sql'),
  ].map((found) => ({ ...found, path: [...path, ...found.path] }));
}

// Builder operations: a model and arguments → the next model. The unit of undo; ids come in, nothing is mutated.
import type { PartialText } from '@keepwell/kernel';
import type { Band, Group, HealthModel, Indicator, ModelNode } from './definition.ts';
import { shareOut } from './points.ts';

/** Null: the dimensions of the model. */
export type ParentId = string | null;

export function addNode(model: HealthModel, parent: ParentId, index: number, node: ModelNode): HealthModel {
  return changeChildren(model, parent, (children) => children.toSpliced(index, 0, node));
}

/** With what it holds, and with what variants say about any of them. */
export function removeNode(model: HealthModel, id: string): HealthModel {
  const node = findNode(model, id);
  const gone = new Set(node === undefined ? [] : idsIn(node));
  const variants = model.variants.map((variant) => ({
    ...variant,
    weights: without(variant.weights, gone),
    settings: without(variant.settings, gone),
  }));
  return { ...mapAll(model, (children) => children.filter((child) => child.id !== id)), variants };
}

function idsIn(node: ModelNode): string[] {
  return [node.id, ...(node.kind === 'group' ? node.children.flatMap(idsIn) : [])];
}

function without<Value>(record: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !ids.has(key)));
}

/** `index`: the place among the other children. A group never goes into itself: then nothing changes. */
export function moveNode(model: HealthModel, id: string, parent: ParentId, index: number): HealthModel {
  const node = findNode(model, id);
  if (node === undefined || (parent !== null && (parent === id || holds(node, parent)))) return model;
  const taken = mapAll(model, (children) => children.filter((child) => child.id !== id));
  return addNode(taken, parent, index, node);
}

export function holds(node: ModelNode, id: string): boolean {
  return node.kind === 'group' && node.children.some((child) => child.id === id || holds(child, id));
}

export function changeNode(model: HealthModel, id: string, change: (node: ModelNode) => ModelNode): HealthModel {
  return mapAll(model, (children) => children.map((child) => (child.id === id ? change(child) : child)));
}

export function setWeight(model: HealthModel, id: string, weight: number): HealthModel {
  return changeNode(model, id, (node) => ({ ...node, weight: Math.min(10_000, Math.max(0, Math.round(weight))) }));
}

/** Another way to read the field. Settings that variants laid over the old type's mean nothing to the new one. */
export function setType(model: HealthModel, id: string, type: string, settings: Indicator['settings']): HealthModel {
  const changed = changeNode(model, id, (node) => (node.kind === 'indicator' ? { ...node, type, settings } : node));
  const gone = new Set([id]);
  return {
    ...changed,
    variants: model.variants.map((variant) => ({ ...variant, settings: without(variant.settings, gone) })),
  };
}

export function setLabels(model: HealthModel, id: string, labels: PartialText): HealthModel {
  return changeNode(model, id, (node) => ({ ...node, labels }));
}

/** The children's weights to exactly 100 %, in proportion by largest remainder; equal where all are 0. */
export function normaliseWeights(model: HealthModel, parent: ParentId): HealthModel {
  return changeChildren(model, parent, (children) => {
    const weights = children.map((child) => child.weight);
    const parts = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
    const shares = shareOut(10_000, parts);
    return children.map((child, place) => ({ ...child, weight: shares[place] ?? 0 }));
  });
}

/** A new child takes its even part; the others keep their proportions and give it up. */
export function addWithEvenPart(model: HealthModel, parent: ParentId, index: number, node: ModelNode): HealthModel {
  const siblings = childrenOf(model, parent).length;
  const part = Math.round(10_000 / (siblings + 1));
  const shrunk = changeChildren(model, parent, (children) => {
    const shares = shareOut(
      10_000 - part,
      children.map((child) => child.weight),
    );
    const sum = children.reduce((all, child) => all + child.weight, 0);
    return sum === 0 ? children : children.map((child, place) => ({ ...child, weight: shares[place] ?? 0 }));
  });
  return addNode(shrunk, parent, index, { ...node, weight: siblings === 0 ? 10_000 : part });
}

/** In order. Variants forget the bands that are gone, and the lowest, which begins at 0 in every variant. */
export function setBands(model: HealthModel, bands: readonly Band[]): HealthModel {
  const sorted = [...bands].sort((a, b) => a.from - b.from);
  const limited = new Set(sorted.slice(1).map(({ id }) => id));
  const variants = model.variants.map((variant) => ({
    ...variant,
    bands: without(variant.bands, new Set(Object.keys(variant.bands).filter((id) => !limited.has(id)))),
  }));
  return { ...model, bands: sorted, variants };
}

export function childrenOf(model: HealthModel, parent: ParentId): readonly ModelNode[] {
  if (parent === null) return model.dimensions;
  const group = findNode(model, parent);
  return group?.kind === 'group' ? group.children : [];
}

export function findNode(model: HealthModel, id: string): ModelNode | undefined {
  const search = (children: readonly ModelNode[]): ModelNode | undefined => {
    for (const child of children) {
      if (child.id === id) return child;
      const inner = child.kind === 'group' ? search(child.children) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return search(model.dimensions);
}

/** The group that holds a node; null: it is a dimension; undefined: there is no such node. */
export function parentOf(model: HealthModel, id: string): ParentId | undefined {
  if (model.dimensions.some((node) => node.id === id)) return null;
  const search = (children: readonly ModelNode[]): string | undefined => {
    for (const child of children) {
      if (child.kind !== 'group') continue;
      if (child.children.some((inner) => inner.id === id)) return child.id;
      const found = search(child.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(model.dimensions);
}

function changeChildren(
  model: HealthModel,
  parent: ParentId,
  change: (children: readonly ModelNode[]) => readonly ModelNode[],
): HealthModel {
  if (parent === null) return { ...model, dimensions: change(model.dimensions) };
  return changeNode(model, parent, (node) =>
    node.kind === 'group' ? { ...node, children: change(node.children) } : node,
  );
}

/** Every list of children, the innermost first. */
function mapAll(model: HealthModel, change: (children: readonly ModelNode[]) => readonly ModelNode[]): HealthModel {
  const deep = (children: readonly ModelNode[]): readonly ModelNode[] =>
    change(
      children.map(
        (child): ModelNode =>
          child.kind === 'group' ? ({ ...child, children: deep(child.children) } as Group) : child,
      ),
    );
  return { ...model, dimensions: deep(model.dimensions) };
}

// Builder operations on a model's variants: the unit of undo; ids come in, nothing is mutated. What equals the model is no override.
import { equalJson } from '@keepwell/kernel';
import type { Band, HealthModel, Indicator, ModelNode, Variant } from './definition.ts';
import { childrenOf, findNode, type ParentId } from './edits.ts';
import { shareOut } from './points.ts';

export const mostVariants = 20;

/** One value in which a variant differs from its model. */
export type VariantOverride =
  | { readonly part: 'weight'; readonly node: string }
  | { readonly part: 'setting'; readonly node: string; readonly name: string }
  | { readonly part: 'band'; readonly band: string };

export type BandLimits = Pick<Band, 'from' | 'leaveAt'>;

export function newVariant(id: string, labels: Variant['labels']): Variant {
  return { id, labels, when: null, weights: {}, settings: {}, bands: {} };
}

export function findVariant(model: HealthModel, id: string): Variant | undefined {
  return model.variants.find((variant) => variant.id === id);
}

/** The model as one of its variants has it: weights, settings and limits laid over; its list of variants stays. */
export function modelAs(model: HealthModel, id: string): HealthModel {
  const variant = findVariant(model, id);
  if (variant === undefined) return model;
  const layNode = (node: ModelNode): ModelNode => {
    const weight = variant.weights[node.id] ?? node.weight;
    return node.kind === 'group'
      ? { ...node, weight, children: node.children.map(layNode) }
      : { ...node, weight, settings: { ...node.settings, ...variant.settings[node.id] } };
  };
  return {
    ...model,
    dimensions: model.dimensions.map(layNode),
    bands: model.bands.map((band) => ({ ...band, ...variant.bands[band.id] })),
  };
}

/** At the end of the order: it takes nobody from the variants before it. */
export function addVariant(model: HealthModel, variant: Variant): HealthModel {
  if (model.variants.length >= mostVariants) return model;
  return { ...model, variants: [...model.variants, variant] };
}

/** Right after the original, with overrides of its own. */
export function duplicateVariant(
  model: HealthModel,
  id: string,
  copy: { readonly id: string; readonly labels: Variant['labels'] },
): HealthModel {
  const place = model.variants.findIndex((variant) => variant.id === id);
  const original = model.variants[place];
  if (original === undefined || model.variants.length >= mostVariants) return model;
  // Not a structured clone: an editor may hand in a draft, which is a proxy.
  const { weights, settings, bands } = original;
  const own = { weights: { ...weights }, settings: { ...settings }, bands: { ...bands } };
  return { ...model, variants: model.variants.toSpliced(place + 1, 0, { ...original, ...own, ...copy }) };
}

export function removeVariant(model: HealthModel, id: string): HealthModel {
  return { ...model, variants: model.variants.filter((variant) => variant.id !== id) };
}

/** `to`: the place among the others; the first has priority. */
export function moveVariant(model: HealthModel, id: string, to: number): HealthModel {
  const variant = findVariant(model, id);
  if (variant === undefined) return model;
  return { ...model, variants: model.variants.filter((one) => one !== variant).toSpliced(to, 0, variant) };
}

/** Its name or its rule. */
export function changeVariant(
  model: HealthModel,
  id: string,
  next: Partial<Pick<Variant, 'labels' | 'when'>>,
): HealthModel {
  return change(model, id, (variant) => ({ ...variant, ...next }));
}

export function setVariantWeight(model: HealthModel, id: string, node: string, weight: number): HealthModel {
  const kept = Math.min(10_000, Math.max(0, Math.round(weight)));
  return change(model, id, (variant) => ({ ...variant, weights: { ...variant.weights, [node]: kept } }));
}

/** `settings`: all settings of the indicator as they are to be; only those that differ from the model's are kept. */
export function setVariantSettings(
  model: HealthModel,
  id: string,
  indicator: string,
  settings: Indicator['settings'],
): HealthModel {
  return change(model, id, (variant) => ({ ...variant, settings: { ...variant.settings, [indicator]: settings } }));
}

export function setVariantBand(model: HealthModel, id: string, band: string, limits: BandLimits): HealthModel {
  const { from, leaveAt } = limits;
  return change(model, id, (variant) => ({ ...variant, bands: { ...variant.bands, [band]: { from, leaveAt } } }));
}

/** The children's weights as the variant has them to exactly 100 %, in proportion by largest remainder. */
export function normaliseVariantWeights(model: HealthModel, id: string, parent: ParentId): HealthModel {
  const children = childrenOf(modelAs(model, id), parent);
  const weights = children.map(({ weight }) => weight);
  const parts = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
  const shares = shareOut(10_000, parts);
  const own = Object.fromEntries(children.map((child, place) => [child.id, shares[place] ?? 0]));
  return change(model, id, (variant) => ({ ...variant, weights: { ...variant.weights, ...own } }));
}

/** Back to the model's value. */
export function clearOverride(model: HealthModel, id: string, override: VariantOverride): HealthModel {
  return change(model, id, (variant) => {
    switch (override.part) {
      case 'weight':
        return { ...variant, weights: omit(variant.weights, override.node) };
      case 'band':
        return { ...variant, bands: omit(variant.bands, override.band) };
      case 'setting': {
        const rest = omit(variant.settings[override.node] ?? {}, override.name);
        return { ...variant, settings: { ...variant.settings, [override.node]: rest } };
      }
    }
  });
}

/** What differs, in the order of the model: its nodes from the top down, then its bands. */
export function overridesOf(model: HealthModel, found: Variant): VariantOverride[] {
  // The model may have come to a variant's value since that was set.
  const variant = pruneVariant(model, found);
  const inNode = (node: ModelNode): VariantOverride[] => [
    ...(variant.weights[node.id] === undefined ? [] : [{ part: 'weight' as const, node: node.id }]),
    ...(node.kind === 'group'
      ? node.children.flatMap(inNode)
      : Object.keys(variant.settings[node.id] ?? {}).map((name) => ({
          part: 'setting' as const,
          node: node.id,
          name,
        }))),
  ];
  return [
    ...model.dimensions.flatMap(inNode),
    ...model.bands.flatMap((band) =>
      variant.bands[band.id] === undefined ? [] : [{ part: 'band' as const, band: band.id }],
    ),
  ];
}

/** The variant without overrides that say what the model says, and without those of nodes and bands that are gone. */
export function pruneVariant(model: HealthModel, variant: Variant): Variant {
  const settingsOf = (id: string): Record<string, unknown> => {
    const node = findNode(model, id);
    if (node?.kind !== 'indicator') return {};
    return keep(variant.settings[id] ?? {}, (name, value) => !equalJson(node.settings[name], value));
  };
  const settings = Object.fromEntries(Object.keys(variant.settings).map((id) => [id, settingsOf(id)]));
  const bands = new Map(model.bands.map((band) => [band.id, band]));
  return {
    ...variant,
    weights: keep(variant.weights, (id, weight) => {
      const node = findNode(model, id);
      return node !== undefined && node.weight !== weight;
    }),
    settings: keep(settings, (_, own) => Object.keys(own).length > 0),
    bands: keep(variant.bands, (id, { from, leaveAt }) => {
      const band = bands.get(id);
      return band !== undefined && (band.from !== from || band.leaveAt !== leaveAt);
    }),
  };
}

function change(model: HealthModel, id: string, step: (variant: Variant) => Variant): HealthModel {
  return {
    ...model,
    variants: model.variants.map((variant) => (variant.id === id ? pruneVariant(model, step(variant)) : variant)),
  };
}

function keep<Value>(
  record: Readonly<Record<string, Value>>,
  isKept: (key: string, value: Value) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => isKept(key, value)));
}

function omit<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return keep(record, (one) => one !== key);
}

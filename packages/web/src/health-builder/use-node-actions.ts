// useNodeActions: everything that can be done to the nodes of a model; drag and drop, menus and keys all come here.
import {
  addNode,
  addWithEvenPart,
  changeNode,
  childrenOf,
  findNode,
  holds,
  type Group,
  type HealthModel,
  type Indicator,
  indicatorTypes,
  type ModelNode,
  moveNode,
  normaliseVariantWeights,
  normaliseWeights,
  type ParentId,
  parentOf,
  proposeIndicator,
  removeNode,
  setType,
  setVariantSettings,
  setVariantWeight,
  setWeight,
} from '@keepwell/health';
import type { FieldDefinition } from '@keepwell/model';
import { fieldLabel } from '@keepwell/model';
import { useToast } from '@keepwell/ui';
import { useText } from '../language/use-text.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './model-context.tsx';

/** Where something is put: before a child of the parent, or after all of them. */
export interface Place {
  readonly parent: ParentId;
  readonly before: string | null;
}

export interface NodeActions {
  addField(field: FieldDefinition, place: Place): void;
  /** Types that no single field proposes. */
  addOfType(type: string, place: Place): void;
  addGroup(parent: ParentId): void;
  move(id: string, place: Place): void;
  /** One place up or down among its siblings; false at the end. */
  moveBy(id: string, by: -1 | 1): void;
  duplicate(node: ModelNode): void;
  remove(node: ModelNode): void;
  weigh(node: ModelNode, weight: number): void;
  /** In the variant that is shown, or in another one. */
  normalise(parent: ParentId, variant?: string | null): void;
  changeSettings(node: Indicator, settings: Record<string, unknown>, part: string): void;
  changeType(node: Indicator, type: string, settings: Record<string, unknown>): void;
  change(node: ModelNode, change: (node: ModelNode) => ModelNode, part: string): void;
  /** The group where a new indicator belongs: the selected one, or that of the selected indicator. */
  readonly placeOfSelection: Place;
}

const noFacts = { filled: 0, missing: 0, quantiles: [], shares: {} };

/** Settings of a type before its author has said anything. */
const startSettings: Readonly<Record<string, Record<string, unknown>>> = {
  rule: { when: null, holds: 0, otherwise: 100 },
  assessment: { field: '', points: {}, assessedAt: '', expiresAfterDays: 90 },
  children: { model: '', entity: '', relation: '', aggregate: 'mean', weight: null },
};

export function indexAt(model: HealthModel, { parent, before }: Place, moving?: string): number {
  const others = childrenOf(model, parent).filter(({ id }) => id !== moving);
  const index = before === null ? -1 : others.findIndex(({ id }) => id === before);
  return index === -1 ? others.length : index;
}

export function useNodeActions(): NodeActions {
  const t = useText('healthBuilder');
  const { doc, variant, edit: editAny, select, facts, nameOf, selected } = useDesk();
  const toast = useToast();

  /** What makes up the model is the same for everybody: while a variant is shown, it stays. */
  const edit: typeof editAny = (label, change, mergeKey) => {
    if (variant === null) editAny(label, change, mergeKey);
    else toast.show({ kind: 'info', message: t('variantFixed') });
  };
  const editVariant: typeof editAny = (step, change, mergeKey) => {
    const name = nameOf(variant ?? { labels: {} });
    editAny(t('variantStep', { name, step }), change, mergeKey && `${variant?.id} ${mergeKey}`);
  };

  const add = (node: ModelNode, place: Place): void => {
    edit(t('addedStep', { name: nameOf(node) }), (model) =>
      addWithEvenPart(model, place.parent, indexAt(model, place), node),
    );
    if (variant === null) select(node.id);
  };

  return {
    addField(field, place) {
      const found = facts.get(field.id)?.facts ?? noFacts;
      const indicator = proposeIndicator(field, found, doc.polarity, newId('i'), 0);
      if (indicator === undefined) {
        toast.show({ kind: 'info', message: t('noTypeFor', { name: nameOf({ labels: fieldLabel(field) }) }) });
        return;
      }
      add(indicator, place);
    },
    addOfType(type, place) {
      add(
        {
          kind: 'indicator',
          id: newId('i'),
          labels: indicatorTypes.need(type).labels,
          type,
          settings: startSettings[type] ?? {},
          weight: 0,
          missing: 'redistribute',
          abnormalAt: null,
        },
        place,
      );
    },
    addGroup(parent) {
      const group: Group = {
        kind: 'group',
        id: newId('g'),
        labels: { zh: '新维度', en: 'New dimension' },
        weight: 0,
        aggregation: { type: 'weightedMean' },
        cadence: 'atOnce',
        abnormalAt: null,
        children: [],
      };
      add(group, { parent, before: null });
    },
    move(id, place) {
      const node = findNode(doc, id);
      const isInside =
        node !== undefined && place.parent !== null && (place.parent === id || holds(node, place.parent));
      if (node === undefined || place.before === id || isInside) return;
      edit(t('movedStep', { name: nameOf(node) }), (model) =>
        moveNode(model, id, place.parent, indexAt(model, place, id)),
      );
    },
    moveBy(id, by) {
      const node = findNode(doc, id);
      const parent = parentOf(doc, id);
      if (node === undefined || parent === undefined) return;
      const index = childrenOf(doc, parent).findIndex((child) => child.id === id);
      const next = index + by;
      if (next < 0 || next >= childrenOf(doc, parent).length) return;
      edit(t('movedStep', { name: nameOf(node) }), (model) => moveNode(model, id, parent, next));
    },
    duplicate(node) {
      const parent = parentOf(doc, node.id);
      if (parent === undefined) return;
      const copy = withNewIds(node);
      const index = childrenOf(doc, parent).findIndex(({ id }) => id === node.id);
      edit(t('duplicatedStep', { name: nameOf(node) }), (model) =>
        addNode(model, parent, index + 1, { ...copy, weight: 0 }),
      );
      if (variant === null) select(copy.id);
    },
    remove(node) {
      edit(t('removedStep', { name: nameOf(node) }), (model) => removeNode(model, node.id));
      const isShown = selected !== null && (selected === node.id || holds(node, selected));
      if (variant === null && isShown) select(parentOf(doc, node.id) ?? null);
    },
    weigh(node, weight) {
      const [step, key] = [t('weighedStep', { name: nameOf(node) }), `${node.id} weight`];
      if (variant === null) edit(step, (model) => setWeight(model, node.id, weight), key);
      else editVariant(step, (model) => setVariantWeight(model, variant.id, node.id, weight), key);
    },
    normalise(parent, of = variant?.id ?? null) {
      if (of === null) editAny(t('normalisedStep'), (model) => normaliseWeights(model, parent));
      else {
        const name = nameOf(doc.variants.find(({ id }) => id === of) ?? { labels: {} });
        editAny(t('variantStep', { name, step: t('normalisedStep') }), (model) =>
          normaliseVariantWeights(model, of, parent),
        );
      }
    },
    changeSettings(node, settings, part) {
      const [step, key] = [t('changedStep', { name: nameOf(node) }), `${node.id} ${part}`];
      if (variant !== null) {
        editVariant(step, (model) => setVariantSettings(model, variant.id, node.id, settings), key);
        return;
      }
      edit(step, (model) => changeNode(model, node.id, (now) => ({ ...now, settings }) as ModelNode), key);
    },
    changeType(node, type, settings) {
      edit(
        t('changedStep', { name: nameOf(node) }),
        (model) => setType(model, node.id, type, settings),
        `${node.id} type`,
      );
    },
    change(node, change, part) {
      edit(
        t('changedStep', { name: nameOf(node) }),
        (model) => changeNode(model, node.id, change),
        `${node.id} ${part}`,
      );
    },
    placeOfSelection: placeFor(doc, selected),
  };
}

function placeFor(model: HealthModel, selected: string | null): Place {
  const node = selected === null ? undefined : findNode(model, selected);
  if (node?.kind === 'group') return { parent: node.id, before: null };
  if (node !== undefined) return { parent: parentOf(model, node.id) ?? null, before: null };
  const groups = model.dimensions.filter(({ kind }) => kind === 'group');
  return { parent: groups.length === 1 ? (groups[0]?.id ?? null) : null, before: null };
}

function withNewIds(node: ModelNode): ModelNode {
  return node.kind === 'indicator'
    ? { ...node, id: newId('i') }
    : { ...node, id: newId('g'), children: node.children.map(withNewIds) };
}

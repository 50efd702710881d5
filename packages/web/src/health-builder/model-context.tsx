// What every part of the health builder shares: the model as it is drafted, its subject, what is wrong, what is known of the fields.
import type { HealthModel, ModelNode, Variant } from '@keepwell/health';
import type { Issue } from '@keepwell/kernel';
import type { Entity, ModelLookup, Reader } from '@keepwell/model';
import { createContext, useContext } from 'react';
import type { Outcome } from './lost-choice.ts';
import type { KnownFacts } from './use-facts.ts';

export interface ModelDesk extends KnownFacts {
  readonly id: string;
  readonly doc: HealthModel;
  /** The variant whose values are shown and changed; null: the model's own. */
  readonly variant: Variant | null;
  /** The model as that variant has it: what canvas, tree and inspector show. */
  readonly shown: HealthModel;
  readonly entity: Entity;
  /** What scores are made by now; null before the first publishing. */
  readonly published: HealthModel | null;
  readonly lookup: ModelLookup;
  readonly reader: Reader;
  readonly issues: readonly Issue[];
  /** Id of the selected node; null: the model itself. */
  readonly selected: string | null;
  select(node: string | null): void;
  /** Null: back to the model. The selection goes to the node, or to the variant itself. */
  chooseVariant(variant: string | null, node?: string | null): void;
  /** One undoable step. */
  edit(label: string, change: (model: HealthModel) => HealthModel, mergeKey?: string): void;
  nameOf(node: Pick<ModelNode, 'labels'>): string;
  /** Who counts as lost, and whether a half is kept unseen for the review. */
  readonly outcome: Outcome;
  setOutcome(outcome: Outcome): void;
}

const DeskContext = createContext<ModelDesk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): ModelDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is used outside of the health builder');
  return desk;
}

// What every part of the segment builder shares: the draft, its entity, what is wrong with it.
import type { Issue } from '@keepwell/kernel';
import type { Entity, ModelLookup, Reader, SegmentKindName } from '@keepwell/model';
import { createContext, useContext } from 'react';
import type { SegmentBody } from '../segments/use-segments.ts';

export interface SegmentDesk {
  readonly id: string;
  readonly kind: SegmentKindName;
  readonly doc: SegmentBody;
  readonly entity: Entity;
  readonly published: SegmentBody | null;
  readonly lookup: ModelLookup;
  readonly reader: Reader;
  readonly issues: readonly Issue[];
  /** One undoable step. */
  edit<Body extends SegmentBody>(label: string, change: (body: Body) => Body, mergeKey?: string): void;
}

const DeskContext = createContext<SegmentDesk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): SegmentDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is used outside of the segment builder');
  return desk;
}

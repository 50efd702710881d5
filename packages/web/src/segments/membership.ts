// What every card of a segment's page shares: the segment, its entity, the part that is looked at.
import type { Entity, SegmentKindName } from '@keepwell/model';
import { createContext, useContext } from 'react';
import type { Document } from '../data/use-documents.ts';
import type { SegmentBody, SegmentState } from './use-segments.ts';

export interface Membership {
  readonly document: Document;
  readonly entity: Entity;
  readonly kind: SegmentKindName;
  readonly body: SegmentBody;
  /** `in`, or the tier that is looked at. */
  readonly part: string;
  readonly state: SegmentState | undefined;
}

const Context = createContext<Membership | null>(null);

export const MembershipProvider = Context.Provider;

export function useMembership(): Membership {
  const membership = useContext(Context);
  if (membership === null) throw new Error('useMembership is used outside of a segment’s page');
  return membership;
}

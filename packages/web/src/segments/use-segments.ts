// The segments and tierings there are, and how they stand.
import type { SegmentDefinition, SegmentKindName, TieringDefinition } from '@keepwell/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { type Document, documentsQuery } from '../data/use-documents.ts';

export type SegmentBody = SegmentDefinition | TieringDefinition;
export type SegmentState = Awaited<ReturnType<typeof client.segmentState>>;

/** Milliseconds between looks at one that is being computed. */
export const whileComputing = 1000;

/** Drafts included; undefined until they are read. */
export function useSegmentDocuments(): readonly Document[] | undefined {
  const { data: segments } = useQuery(documentsQuery('segment'));
  const { data: tierings } = useQuery(documentsQuery('tiering'));
  return useMemo(
    () => (segments === undefined || tierings === undefined ? undefined : [...segments, ...tierings]),
    [segments, tierings],
  );
}

export function bodyOfSegment(document: Document): SegmentBody {
  return (document.published?.body ?? document.draft?.body) as SegmentBody;
}

/** By its body: a draft’s document does not name its kind. */
export function kindOfBody(body: SegmentBody): SegmentKindName {
  return 'tiers' in body ? 'tiering' : 'segment';
}

export function kindOfSegment(document: Pick<Document, 'kind'>): SegmentKindName {
  return document.kind === 'tiering' ? 'tiering' : 'segment';
}

/** Standing of all of them, by id. */
export function useSegmentStates(): {
  readonly states: ReadonlyMap<string, SegmentState>;
  readonly readAt: number;
} {
  const { data, dataUpdatedAt: readAt } = useQuery({
    queryKey: keys.segmentStates,
    queryFn: () => client.listSegmentStates(),
    staleTime: 2000,
    refetchInterval: ({ state }) => (state.data?.states.some(isComputing) === true ? whileComputing : false),
  });
  return useMemo(
    () => ({ states: new Map((data?.states ?? []).map((state) => [state.segment, state])), readAt }),
    [data, readAt],
  );
}

/** With the moment at which it was read. */
export function useSegmentState(document: Document): {
  readonly state: SegmentState | undefined;
  readonly readAt: number;
} {
  const { entity } = bodyOfSegment(document);
  const { data: state, dataUpdatedAt: readAt } = useQuery({
    queryKey: keys.segment(entity, document.id, 'state'),
    queryFn: () => client.segmentState({ params: { segment: document.id } }),
    enabled: document.published !== null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (isComputing(data) || data.lateSince !== null) ? whileComputing : false,
  });
  return { state, readAt };
}

export function isComputing({ running, at }: SegmentState): boolean {
  return running !== null || at === null;
}

export function sizeOf({ parts }: SegmentState): number | null {
  return parts === null ? null : parts.reduce((sum, { size }) => sum + size, 0);
}

// useMembershipPreview: what the draft would do to the records of today, asked a moment after the last edit.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { SegmentDesk } from './segment-context.tsx';

const pauseMs = 400;

export type MembershipPreview = Awaited<ReturnType<typeof client.previewSegment>>;

export function useMembershipPreview(
  { id, kind, doc }: Pick<SegmentDesk, 'id' | 'kind' | 'doc'>,
  enabled: boolean,
): { readonly preview: MembershipPreview | undefined; readonly isLate: boolean; readonly failure: unknown } {
  const [asked, setAsked] = useState(doc);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(doc), pauseMs);
    return () => clearTimeout(timer);
  }, [doc]);
  const answer = useQuery({
    queryKey: keys.segmentPreview(doc.entity, id, asked),
    queryFn: () => client.previewSegment({ body: { kind, segment: id, definition: asked } }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return { preview: answer.data, isLate: asked !== doc || answer.isFetching, failure: answer.error };
}

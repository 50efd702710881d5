// useModelPreview: what the draft would do to today's records, asked a moment after the last edit.
import type { HealthModel } from '@keepwell/health';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

const pauseMs = 400;

export type ModelPreview = Awaited<ReturnType<typeof client.previewModel>>;

export function useModelPreview(
  id: string,
  doc: HealthModel,
  enabled: boolean,
): { readonly preview: ModelPreview | undefined; readonly isLate: boolean; readonly failure: unknown } {
  const [asked, setAsked] = useState(doc);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(doc), pauseMs);
    return () => clearTimeout(timer);
  }, [doc]);
  const answer = useQuery({
    queryKey: keys.preview(doc.entity, id, asked),
    queryFn: () => client.previewModel({ body: { model: id, definition: asked } }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return { preview: answer.data, isLate: asked !== doc || answer.isFetching, failure: answer.error };
}

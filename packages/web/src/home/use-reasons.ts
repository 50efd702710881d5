// Why records have their bands, asked for a whole list at once.
import type { RecordView } from '@keepwell/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Watched } from './watched.ts';

export type Reason = Awaited<ReturnType<typeof client.scoreReasons>>['reasons'][number];

/** By record; empty until they are read. A reader who may not see what the score reads gets none. */
export function useReasons(watched: Watched, records: readonly RecordView[]): ReadonlyMap<number, Reason> {
  const ids = records.map(({ id }) => id);
  const { data } = useQuery({
    queryKey: keys.reasons(watched.entity.id, watched.id, ids),
    queryFn: () => client.scoreReasons({ params: { model: watched.id }, body: { records: ids } }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return useMemo(() => new Map((data?.reasons ?? []).map((reason) => [reason.record, reason])), [data]);
}

// The first records of a rule, the worst first, with how many there are in all and why they have their bands.
import type { RecordView } from '@keepwell/api';
import type { Json } from '@keepwell/kernel';
import { useQuery } from '@tanstack/react-query';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { type Reason, useReasons } from './use-reasons.ts';
import { type Watched, worstFirst } from './watched.ts';

export interface FirstRecords {
  /** Undefined until they are read. */
  readonly records: readonly RecordView[] | undefined;
  readonly titles: Awaited<ReturnType<typeof client.queryRecords>>['titles'];
  readonly total: number | undefined;
  readonly reasons: ReadonlyMap<number, Reason>;
  /** When they were read. */
  readonly readAt: number;
}

const none: readonly RecordView[] = [];

export function useFirstRecords(watched: Watched, filter: Json, limit: number): FirstRecords {
  const entity = watched.entity.id;
  const selection = { filter, sort: [...worstFirst(watched)] };
  const { data, dataUpdatedAt } = useQuery({
    queryKey: keys.top(entity, selection, limit),
    queryFn: () => client.queryRecords({ params: { entity }, body: { ...selection, limit } }),
  });
  const { data: counted } = useQuery({
    queryKey: keys.count(entity, { filter }),
    queryFn: () => client.countRecords({ params: { entity }, body: { filter } }),
  });
  return {
    records: data?.records,
    titles: data?.titles ?? {},
    total: counted?.matching,
    reasons: useReasons(watched, data?.records ?? none),
    readAt: dataUpdatedAt,
  };
}

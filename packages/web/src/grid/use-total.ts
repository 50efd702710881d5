// How many records an entity has, whatever the list is narrowed to.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

/** `shown` is the answer while the list is not narrowed; undefined until it is known. */
export function useTotal(entity: string, isNarrowed: boolean, shown: number | undefined): number | undefined {
  const { data } = useQuery({
    queryKey: keys.count(entity, {}),
    queryFn: () => client.countRecords({ params: { entity }, body: {} }),
    placeholderData: keepPreviousData,
    enabled: isNarrowed,
  });
  return isNarrowed ? data?.total : shown;
}

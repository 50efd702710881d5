// People of the organisation, for names in histories and in created/updated by.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { useText } from '../language/use-text.ts';
import { keys } from './keys.ts';

export const membersQuery = queryOptions({ queryKey: keys.members, queryFn: () => client.listMembers() });

export type Member = Awaited<ReturnType<typeof client.listMembers>>['members'][number];

export function useMembers(): readonly Member[] {
  return useQuery(membersQuery).data?.members ?? [];
}

/** Name by person id; what the product itself concluded is signed by the product. */
export function usePeople(): Readonly<Record<string, string>> {
  const members = useMembers();
  const product = useText('common')('product');
  return useMemo(
    () => ({ health: product, ...Object.fromEntries(members.map((member) => [member.id, member.name])) }),
    [members, product],
  );
}

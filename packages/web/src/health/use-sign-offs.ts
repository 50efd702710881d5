// The sign-offs of a health model, newest first, and the word that counts for a revision.
import { useQuery } from '@tanstack/react-query';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

export type SignOff = Awaited<ReturnType<typeof client.modelSignOffs>>['signOffs'][number];

/** Undefined until they are read. */
export function useSignOffs(model: string): readonly SignOff[] | undefined {
  return useQuery({
    queryKey: keys.signOffs(model),
    queryFn: () => client.modelSignOffs({ params: { model } }),
  }).data?.signOffs;
}

/** The latest word on a revision: whoever signs again, signs anew. */
export function latestOf(signOffs: readonly SignOff[] | undefined, revision: number): SignOff | undefined {
  return signOffs?.find((one) => one.revision === revision);
}

// The sign-offs of a health model, newest first, and the word that counts for a revision.
import { useQuery } from '@tanstack/react-query';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

export type SignOff = Awaited<ReturnType<typeof client.modelSignOffs>>['signOffs'][number];

export interface KnownSignOffs {
  /** Undefined until they are read. */
  readonly signOffs: readonly SignOff[] | undefined;
  /** Why they cannot be read; null: they can. */
  readonly failure: unknown;
}

export function useSignOffs(model: string): KnownSignOffs {
  const { data, error } = useQuery({
    queryKey: keys.signOffs(model),
    queryFn: () => client.modelSignOffs({ params: { model } }),
  });
  return { signOffs: data?.signOffs, failure: error };
}

/** The latest word on a revision: whoever signs again, signs anew. */
export function latestOf(signOffs: readonly SignOff[] | undefined, revision: number): SignOff | undefined {
  return signOffs?.find((one) => one.revision === revision);
}

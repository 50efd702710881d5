// One import as its page sees it: read, changed step by step, judged again after each change, followed while it runs.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useFailure } from '../problem/use-failure.ts';
import { isComplete, type Mapping } from './mapping-edits.ts';
import type { ImportState } from './upload-file.ts';

export type Dialect = ImportState['facts']['dialect'];

/** How long typing is waited for before the rows are judged again. */
const settleMilliseconds = 500;
const pollMilliseconds = 500;

export function isActive(job: { state: string } | null | undefined): boolean {
  return job?.state === 'waiting' || job?.state === 'running';
}

export interface ImportControl {
  readonly state: ImportState | undefined;
  readonly failure: unknown;
  /** The mapping as edited here; it is saved a moment later. */
  readonly mapping: Mapping | undefined;
  readonly judging: boolean;
  readonly rereading: boolean;
  setDialect(dialect: Dialect): void;
  setMapping(mapping: Mapping): void;
  run(): void;
  readonly starting: boolean;
  cancel(): void;
}

export function useImport(id: string): ImportControl {
  const queries = useQueryClient();
  const fail = useFailure();
  const [edited, setEdited] = useState<Mapping | null>(null);
  const query = useQuery({
    queryKey: keys.import(id),
    queryFn: () => client.getImport({ params: { id } }),
    retry: 1,
    refetchInterval: ({ state }) =>
      isActive(state.data?.run?.job) || isActive(state.data?.dryRun?.job) ? pollMilliseconds : false,
  });
  const keep = useCallback(
    (state: ImportState): void => {
      queries.setQueryData(keys.import(id), state);
    },
    [queries, id],
  );
  const judge = useMutation({
    mutationFn: async (mapping: Mapping | null) => {
      if (mapping !== null) keep(await client.setMapping({ params: { id }, body: mapping }));
      keep(await client.dryRun({ params: { id } }));
    },
    onError: fail,
  });
  const reread = useMutation({
    mutationFn: (dialect: Dialect) => client.setDialect({ params: { id }, body: dialect }),
    onSuccess: (state) => {
      setEdited(null);
      keep(state);
    },
    onError: fail,
  });
  const start = useMutation({
    mutationFn: () => client.runImport({ params: { id } }),
    onSuccess: keep,
    onError: fail,
  });
  const stop = useMutation({
    mutationFn: () => client.cancelImport({ params: { id } }),
    onSuccess: keep,
    onError: fail,
  });

  const state = query.data;
  const mapping = edited ?? state?.mapping;
  const judgeNow = judge.mutate;
  // The first look at a file, and every reading of it under another dialect, is judged at once.
  const unjudged = state !== undefined && state.run === null && state.dryRun === null && edited === null;
  const judgedState = useRef<ImportState | null>(null);
  useEffect(() => {
    if (!unjudged || judgedState.current === state || !isComplete(state.mapping)) return;
    judgedState.current = state;
    judgeNow(null);
  }, [unjudged, state, judgeNow]);
  useEffect(() => {
    if (edited === null || !isComplete(edited)) return undefined;
    const timer = setTimeout(() => judgeNow(edited), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [edited, judgeNow]);

  return {
    state,
    failure: query.error,
    mapping,
    judging: judge.isPending || isActive(state?.dryRun?.job),
    rereading: reread.isPending,
    setDialect: reread.mutate,
    setMapping: setEdited,
    run: start.mutate,
    starting: start.isPending,
    cancel: stop.mutate,
  };
}

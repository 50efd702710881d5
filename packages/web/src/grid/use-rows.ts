// The rows of a list in blocks of 200, each read from its anchor when it comes into sight.
import type { RecordView, Selection } from '@keepwell/api';
import { keepPreviousData, useQueries, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

export const blockSize = 200;

export type Block = Awaited<ReturnType<typeof client.queryRecords>>;
export type Titles = Block['titles'];

export interface Rows {
  /** Undefined until it is known. */
  readonly total: number | undefined;
  /** Undefined while it is on its way. */
  row(index: number): RecordView | undefined;
  readonly titles: Titles;
  /** When what is shown was read, epoch ms. */
  readonly readAt: number;
  readonly failure: unknown;
  /** True while anything shown is being read. */
  readonly isReading: boolean;
  /** A part of the filter is no question to the database: its candidates were judged one by one. */
  readonly isJudged: boolean;
  retry(): void;
}

const anchorsQuery = (entity: string, selection: Selection) => ({
  queryKey: keys.anchors(entity, selection),
  queryFn: () => client.anchors({ params: { entity }, body: { ...selection, every: blockSize } }),
});

const blockQuery = (queries: QueryClient, entity: string, selection: Selection, index: number) => ({
  queryKey: keys.block(entity, selection, index),
  queryFn: async (): Promise<Block> => {
    // The first block needs no anchor, so that it is read while the anchors are.
    let after: string | null | undefined = null;
    if (index > 0) after = (await queries.ensureQueryData(anchorsQuery(entity, selection))).anchors[index];
    if (after === undefined) return { records: [], next: null, position: 0, titles: {} };
    return client.queryRecords({
      params: { entity },
      body: { ...selection, limit: blockSize, ...(after !== null && { after }) },
    });
  },
});

/** Reads the blocks of a stretch of rows, whether or not they are shown: for copying and filling. */
export async function readRows(
  queries: QueryClient,
  entity: string,
  selection: Selection,
  first: number,
  last: number,
): Promise<(RecordView | undefined)[]> {
  const from = Math.floor(first / blockSize);
  const to = Math.floor(last / blockSize);
  const blocks = new Map<number, Block>();
  for (let index = from; index <= to; index++) {
    blocks.set(index, await queries.ensureQueryData(blockQuery(queries, entity, selection, index)));
  }
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const row = first + offset;
    return blocks.get(Math.floor(row / blockSize))?.records[row % blockSize];
  });
}

/** Blocks are not asked for while the scrollbar flies past them. */
const settleMilliseconds = 70;

function useSettled(first: number, last: number): readonly [number, number] {
  const [settled, setSettled] = useState<readonly [number, number]>([first, last]);
  useEffect(() => {
    const timer = setTimeout(() => setSettled([first, last]), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [first, last]);
  return settled;
}

/** `first` and `last` are the row indexes in sight. */
export function useRows(entity: string, selection: Selection, first: number, last: number): Rows {
  const queries = useQueryClient();
  const anchors = useQuery({ ...anchorsQuery(entity, selection), placeholderData: keepPreviousData });
  const [from, to] = useSettled(Math.floor(Math.max(0, first) / blockSize), Math.floor(Math.max(0, last) / blockSize));
  const indexes = useMemo(() => Array.from({ length: to - from + 1 }, (_, offset) => from + offset), [from, to]);
  const answers = useQueries({
    queries: indexes.map((index) => blockQuery(queries, entity, selection, index)),
    combine: combineBlocks,
  });
  const known = answers.blocks;
  return useMemo(() => {
    const titles: Record<string, Record<string, string>> = {};
    for (const block of known) {
      for (const [related, names] of Object.entries(block?.titles ?? {}))
        Object.assign((titles[related] ??= {}), names);
    }
    return {
      total: anchors.data?.total,
      row: (index) => {
        const block = Math.floor(index / blockSize);
        // A block that was in sight before is still in the cache, though nobody watches it now.
        const found = known[block - from] ?? queries.getQueryData<Block>(keys.block(entity, selection, block));
        return found?.records[index % blockSize];
      },
      titles,
      readAt: answers.readAt,
      failure: anchors.error ?? answers.failure,
      isReading: anchors.isFetching || answers.isReading,
      isJudged: anchors.data?.residual === true,
      retry: () => void queries.refetchQueries({ queryKey: keys.records(entity), type: 'active' }),
    };
  }, [anchors.data, anchors.error, anchors.isFetching, answers, known, from, queries, entity, selection]);
}

function combineBlocks(
  results: readonly { data: Block | undefined; error: unknown; isFetching: boolean; dataUpdatedAt: number }[],
): { blocks: (Block | undefined)[]; failure: unknown; isReading: boolean; readAt: number } {
  return {
    blocks: results.map((result) => result.data),
    failure: results.find((result) => result.error !== null)?.error ?? null,
    isReading: results.some((result) => result.isFetching),
    readAt: Math.max(0, ...results.map((result) => result.dataUpdatedAt)),
  };
}

/** Puts what a write answered into every block that shows those records. */
export function patchBlocks(queries: QueryClient, entity: string, records: readonly RecordView[]): void {
  const byId = new Map(records.map((record) => [record.id, record]));
  queries.setQueriesData<Block>(
    {
      queryKey: keys.records(entity),
      predicate: (query) => query.queryKey[2] === 'block',
    },
    (block) => {
      if (block === undefined || !block.records.some((record) => byId.has(record.id))) return block;
      return { ...block, records: block.records.map((record) => byId.get(record.id) ?? record) };
    },
  );
}

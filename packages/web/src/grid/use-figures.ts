// The figures under the columns, for all records and for each group.
import type { Selection } from '@keepwell/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { GridColumn } from './columns.ts';
import { toGroups, type Group } from './row-layout.ts';

export interface Figures {
  readonly figured: readonly GridColumn[];
  readonly figures: readonly (number | null)[] | undefined;
  /** Null: not grouped; undefined: on their way. */
  readonly groups: readonly Group[] | null | undefined;
}

export function useFigures(
  entity: string,
  selection: Selection,
  columns: readonly GridColumn[],
  groupBy: string | null,
): Figures {
  const figured = useMemo(() => columns.filter((column) => column.summary !== undefined), [columns]);
  const asked = figured.flatMap(({ field, summary }) => (summary === undefined ? [] : [{ field: field.id, summary }]));
  const { sort: _order, ...which } = selection;
  const question = { figures: asked, groupBy };
  const answer = useQuery({
    queryKey: keys.summary(entity, which, question),
    queryFn: () => client.summarise({ params: { entity }, body: { ...which, ...question } }),
    enabled: asked.length > 0 || groupBy !== null,
    placeholderData: keepPreviousData,
  });
  const data = answer.data;
  const isStale = answer.isPlaceholderData;
  return useMemo(
    () => ({
      figured,
      figures: data?.figures.length === figured.length ? data.figures : undefined,
      groups: groupBy === null ? null : data === undefined || isStale ? undefined : toGroups(data.groups),
    }),
    [figured, data, groupBy, isStale],
  );
}

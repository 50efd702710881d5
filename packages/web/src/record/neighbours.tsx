// Where the record stands in the list it was opened from, with the one before and the one after.
import type { Selection } from '@keepwell/api';
import type { Entity } from '@keepwell/model';
import { IconButton } from '@keepwell/ui';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { keys } from '../data/keys.ts';
import { blockSize, type Block } from '../grid/use-rows.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';

const route = getRouteApi('/shell/e/$entity/r/$record');

interface Place {
  readonly index: number;
  readonly total: number | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface NeighboursProps {
  readonly entity: Entity;
  readonly number: number;
}

/** The list is known only while the browser still holds the blocks it was read in. */
export function Neighbours({ entity, number }: NeighboursProps): ReactElement | null {
  const t = useText('record');
  const common = useText('common');
  const { language } = useReader();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = route.useSearch();
  const place = useMemo<Place | null>(() => {
    const blocks = queries
      .getQueryCache()
      .findAll({ queryKey: keys.records(entity.id) })
      .filter((query) => query.queryKey[2] === 'block' && query.state.data !== undefined)
      .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
    for (const query of blocks) {
      const selection = query.queryKey[3] as Selection;
      const block = Number(query.queryKey[4]);
      const data = query.state.data as Block;
      const at = data.records.findIndex((record) => record.id === number);
      if (at < 0) continue;
      const other = (index: number): number | undefined =>
        queries.getQueryData<Block>(keys.block(entity.id, selection, Math.floor(index / blockSize)))?.records[
          index % blockSize
        ]?.id;
      const index = block * blockSize + at;
      const total = queries.getQueryData<{ total: number }>(keys.anchors(entity.id, selection))?.total;
      return { index, total, before: index > 0 ? other(index - 1) : undefined, after: other(index + 1) };
    }
    return null;
  }, [queries, entity.id, number]);
  if (place === null) return <span>{number}</span>;
  const go = (record: number | undefined): void => {
    if (record === undefined) return;
    void navigate({ to: '/e/$entity/r/$record', params: { entity: entity.id, record: String(record) }, search });
  };
  return (
    <>
      <span className="num">
        {place.total === undefined
          ? number
          : t('placeInList', {
              place: (place.index + 1).toLocaleString(language),
              total: place.total.toLocaleString(language),
            })}
      </span>
      <IconButton
        size="sm"
        icon={ChevronUp}
        label={common('previous')}
        disabled={place.before === undefined}
        onClick={() => go(place.before)}
      />
      <IconButton
        size="sm"
        icon={ChevronDown}
        label={t('nextRecord')}
        disabled={place.after === undefined}
        onClick={() => go(place.after)}
      />
    </>
  );
}

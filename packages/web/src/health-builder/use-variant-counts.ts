// useVariantCounts: how many of today's records each variant would be used for, the earlier ones first served.
import type { TieringDefinition } from '@keepwell/model';
import { mostTiers } from '@keepwell/model';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useDesk } from './model-context.tsx';

const pauseMs = 400;
const rest = 'o_rest';

/** By variant id; the rest under null. Empty until it is known, while a rule cannot be judged, and with more variants than tiers. */
export function useVariantCounts(): ReadonlyMap<string | null, number> {
  const { doc } = useDesk();
  // A list of rules of which the first counts is a tiering; who comes into which tier can be asked.
  const asked = useMemo((): TieringDefinition => {
    const ruled = doc.variants.filter(({ when }) => when !== null && when !== undefined);
    const tiers = ruled.map(({ id, when }) => ({ id: tierOf(id), labels: { en: id }, colour: 'grey' as const, when }));
    return {
      entity: doc.entity,
      labels: { en: 'Variants' },
      tiers: [...tiers, { id: rest, labels: { en: 'Rest' }, colour: 'grey', when: null }],
    };
  }, [doc.entity, doc.variants]);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), pauseMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data } = useQuery({
    queryKey: keys.segmentPreview(doc.entity, rest, settled),
    queryFn: () => client.previewSegment({ body: { kind: 'tiering', segment: null, definition: settled } }),
    enabled: settled.tiers.length >= 2 && settled.tiers.length <= mostTiers,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  });
  return useMemo(() => {
    const parts = new Map((data?.parts ?? []).map(({ part, after }) => [part, after]));
    const counts = doc.variants.flatMap(({ id }) => {
      const count = parts.get(tierOf(id));
      return count === undefined ? [] : [[id, count] as const];
    });
    const others = parts.get(rest);
    return new Map<string | null, number>([...counts, ...(others === undefined ? [] : [[null, others] as const])]);
  }, [data, doc.variants]);
}

const tierOf = (variant: string): string => `o_${variant.slice(2)}`;

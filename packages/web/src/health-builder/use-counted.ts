// useCounted: how many of today's records a rule holds for, asked a moment after the last edit.
import type { Json } from '@keepwell/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useDesk } from './model-context.tsx';

const pauseMs = 400;

export interface Counted {
  readonly matching: number;
  readonly total: number;
}

/** `rule` null: nothing is asked. Undefined until it is known, and where it cannot be. */
export function useCounted(rule: Json | null): Counted | undefined {
  const { entity } = useDesk();
  const text = JSON.stringify(rule);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: [...keys.count(entity.id, {}), 'indicator', asked],
    queryFn: () => client.countRecords({ params: { entity: entity.id }, body: { filter: JSON.parse(asked) as Json } }),
    enabled: asked !== 'null' && rule !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return rule === null ? undefined : data;
}

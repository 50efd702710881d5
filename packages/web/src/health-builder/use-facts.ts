// useFacts: what is known today of every field that a model can read, and how well each tells the lost from the kept.
import { type FieldFacts, halfRule } from '@keepwell/health';
import { type Entity, type FieldDefinition, valueTypeOf } from '@keepwell/model';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Outcome } from './lost-choice.ts';

export interface FieldFact {
  readonly facts: FieldFacts;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly separation: { readonly auc: number; readonly low: number; readonly high: number } | null;
}

const kinds = new Set(['number', 'money', 'choice', 'boolean', 'date', 'dateTime']);
const mostFields = 200;

/** Fields that some type of indicator reads; a model does not read its own scores. */
export function readableFields(entity: Entity, model: string): FieldDefinition[] {
  return entity.fields.filter((field) => kinds.has(valueTypeOf(field).kind) && field.options['model'] !== model);
}

export interface KnownFacts {
  /** By field id; empty until they are read. */
  readonly facts: ReadonlyMap<string, FieldFact>;
  /** Why they cannot be read; null: they can. */
  readonly factsFailure: unknown;
}

export function useFacts(entity: Entity, model: string, { lost, halves }: Outcome): KnownFacts {
  const fields = useMemo(
    () =>
      readableFields(entity, model)
        .map(({ id }) => id)
        .slice(0, mostFields),
    [entity, model],
  );
  const { data, error } = useQuery({
    queryKey: keys.facts(entity.id, fields, { lost, halves }),
    queryFn: () =>
      client.fieldFacts({
        params: { entity: entity.id },
        body: {
          fields,
          ...(lost === null ? {} : { label: lost }),
          ...(halves ? { where: halfRule('built') } : {}),
        },
      }),
    // Other people's edits change these figures a little; the author need not see every one.
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  return useMemo(
    () => ({ facts: new Map((data?.fields ?? []).map((one) => [one.field, one as FieldFact])), factsFailure: error }),
    [data, error],
  );
}

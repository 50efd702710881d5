// useFacts: what is known today of every field that a model can read, and how well each tells the lost from the kept.
import { type FieldFacts, halfRule, type LeakEvidence, type ReferenceDistribution } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import type { Entity, ModelLookup } from '@keepwell/model';
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Outcome } from './lost-choice.ts';
import { readableFields, readableRelations } from './readable-fields.ts';

export interface FieldFact extends LeakEvidence {
  readonly facts: FieldFacts;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly distribution: Omit<ReferenceDistribution, 'run'> | null;
  readonly separation: { readonly auc: number; readonly low: number; readonly high: number } | null;
}

const mostFields = 200;

export interface KnownFacts {
  /** By path; empty until they are read. */
  readonly facts: ReadonlyMap<string, FieldFact>;
  /** Why they cannot be read; null: they can. */
  readonly factsFailure: unknown;
  /** The same by relation, of those that were asked. */
  readonly relatedFailures: ReadonlyMap<string, unknown>;
  /** Fields of related records are looked at once somebody wants to see them. */
  askRelated(relation: string): void;
}

export interface FactsQuestion {
  readonly entity: Entity;
  readonly lookup: ModelLookup;
  readonly model: string;
  readonly outcome: Outcome;
  /** Relations that the model reads through already. */
  readonly inUse: ReadonlySet<string>;
}

/** What is asked of some fields, with what must hold of the records beside the half that a model is built on. */
export function factsQuery(entity: Entity, fields: readonly string[], { lost, halves }: Outcome, where?: Json) {
  const rules = [...(halves ? [halfRule(entity, 'built')] : []), ...(where === undefined ? [] : [where])];
  const rule = rules.length > 1 ? { and: rules } : rules[0];
  return {
    queryKey: keys.facts(entity.id, fields, { lost, halves, where: where ?? null }),
    queryFn: () =>
      client.fieldFacts({
        params: { entity: entity.id },
        body: {
          fields: [...fields],
          ...(lost === null ? {} : { label: lost }),
          ...(rule === undefined ? {} : { where: rule }),
        },
      }),
    // Other people's edits change these figures a little; the author need not see every one.
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  };
}

export function useFacts({ entity, lookup, model, outcome, inUse }: FactsQuestion): KnownFacts {
  const fields = useMemo(
    () =>
      readableFields(entity, model)
        .map(({ id }) => id)
        .slice(0, mostFields),
    [entity, model],
  );
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const relations = useMemo(
    () =>
      readableRelations(entity, lookup, model)
        .filter(({ relation: { id } }) => asked.has(id) || inUse.has(id))
        .map(({ relation, fields: related }) => ({
          relation: relation.id,
          paths: related.map(({ id }) => id).slice(0, mostFields),
        })),
    [entity, lookup, model, asked, inUse],
  );
  const { data, error } = useQuery(factsQuery(entity, fields, outcome));
  const related = useQueries({
    queries: relations.map(({ paths }) => ({ ...factsQuery(entity, paths, outcome), retry: false })),
    combine: together,
  });
  const askRelated = useCallback(
    (relation: string) => setAsked((now) => (now.has(relation) ? now : new Set([...now, relation]))),
    [],
  );
  return useMemo(() => {
    const all = [...(data?.fields ?? []), ...related.flatMap((one) => one.data?.fields ?? [])];
    return {
      facts: new Map(all.map((one) => [one.field, one as FieldFact])),
      factsFailure: error,
      relatedFailures: new Map(
        relations.flatMap(({ relation }, index) => {
          const failure = related[index]?.error ?? null;
          return failure === null ? [] : [[relation, failure] as const];
        }),
      ),
      askRelated,
    };
  }, [data, error, related, relations, askRelated]);
}

type Answer = Awaited<ReturnType<typeof client.fieldFacts>>;

/** The same list while nothing in it has changed. */
function together(
  answers: readonly UseQueryResult<Answer>[],
): readonly { readonly data: Answer | undefined; readonly error: Error | null }[] {
  return answers.map(({ data, error }) => ({ data, error }));
}

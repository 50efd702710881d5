// useReview: the published scores of a model by what became of the records, as the database counted them.
import { type Auc, aucOf } from '@keepwell/retention';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { halfRule } from './lost-choice.ts';
import { useDesk } from './model-context.tsx';
import type { ScoreGroup } from './review-figures.ts';

export interface ReviewedScores {
  /** Value of the field that the review is split by; null: all records, or those without a value. */
  readonly part: string | null;
  readonly scores: readonly ScoreGroup[];
  readonly total: number;
  readonly lost: number;
  /** Of the badness of the score: 1 when every lost record scored worse than every kept one. */
  readonly auc: Auc | null;
}

/** One review a part, the largest first; without `by` a single one of all records. */
export function useReviews(by: string | null): {
  readonly reviews: readonly ReviewedScores[] | undefined;
  readonly failure: unknown;
} {
  const { id, entity, published, outcome } = useDesk();
  const { lost, halves } = outcome;
  const sign = published?.polarity === 'risk' ? 1 : -1;
  const answer = useQuery({
    queryKey: keys.review(entity.id, id, { lost, halves, by }),
    queryFn: () =>
      client.reviewModel({
        params: { model: id },
        body: { label: lost, ...(halves ? { where: halfRule('unseen') } : {}), ...(by === null ? {} : { by }) },
      }),
    enabled: lost !== null && published !== null,
    placeholderData: keepPreviousData,
  });
  const reviews = useMemo(() => {
    if (answer.data === undefined || lost === null) return undefined;
    const parts = new Map<string | null, Map<number, ScoreGroup>>();
    for (const { part, units, label, count } of answer.data.counts) {
      const groups = parts.get(part) ?? new Map<number, ScoreGroup>();
      const known = groups.get(units) ?? { units, lost: 0, kept: 0 };
      groups.set(units, { units, lost: known.lost + (label ? count : 0), kept: known.kept + (label ? 0 : count) });
      parts.set(part, groups);
    }
    if (by === null && parts.size === 0) parts.set(null, new Map());
    return [...parts]
      .map(([part, groups]) => toReview(part, [...groups.values()], sign))
      .toSorted((a, b) => b.total - a.total);
  }, [answer.data, lost, by, sign]);
  return { reviews, failure: answer.error };
}

function toReview(part: string | null, scores: readonly ScoreGroup[], sign: number): ReviewedScores {
  return {
    part,
    scores,
    total: scores.reduce((sum, group) => sum + group.lost + group.kept, 0),
    lost: scores.reduce((sum, group) => sum + group.lost, 0),
    auc: aucOf(scores.map((group) => ({ value: sign * group.units, positives: group.lost, negatives: group.kept }))),
  };
}

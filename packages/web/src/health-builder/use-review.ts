// useReview: the published scores of a model by what became of the records, as the database counted them.
import { aucOfScores, halfRule, type Polarity, type ScoreGroup, toScoreGroups } from '@keepwell/health';
import type { Auc } from '@keepwell/retention';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useDesk } from './model-context.tsx';

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
  const polarity = published?.polarity ?? 'health';
  const answer = useQuery({
    queryKey: keys.review(entity.id, id, { lost, halves, by }),
    queryFn: () =>
      client.reviewModel({
        params: { model: id },
        body: { label: lost, ...(halves ? { where: halfRule(entity, 'unseen') } : {}), ...(by === null ? {} : { by }) },
      }),
    enabled: lost !== null && published !== null,
    placeholderData: keepPreviousData,
  });
  const reviews = useMemo(() => {
    if (answer.data === undefined || lost === null) return undefined;
    const parts = Map.groupBy(answer.data.counts, ({ part }) => part);
    if (by === null && parts.size === 0) parts.set(null, []);
    return [...parts]
      .map(([part, counts]) => toReview(part, toScoreGroups(counts), polarity))
      .toSorted((a, b) => b.total - a.total);
  }, [answer.data, lost, by, polarity]);
  return { reviews, failure: answer.error };
}

function toReview(part: string | null, scores: readonly ScoreGroup[], polarity: Polarity): ReviewedScores {
  return {
    part,
    scores,
    total: scores.reduce((sum, group) => sum + group.lost + group.kept, 0),
    lost: scores.reduce((sum, group) => sum + group.lost, 0),
    auc: aucOfScores(scores, polarity),
  };
}

// useReview: the published scores of a model by what became of the records, as the database counted them.
import type { Json } from '@keepwell/kernel';
import { type Auc, aucOf } from '@keepwell/retention';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useDesk } from './model-context.tsx';
import type { ScoreGroup } from './review-figures.ts';

export interface ReviewedScores {
  readonly scores: readonly ScoreGroup[];
  readonly total: number;
  /** Of the badness of the score: 1 when every lost record scored worse than every kept one. */
  readonly auc: Auc | null;
}

export function useReview(
  model: string,
  entity: string,
  lost: Json | null,
): { readonly review: ReviewedScores | undefined; readonly failure: unknown } {
  const { published } = useDesk();
  const sign = published?.polarity === 'risk' ? 1 : -1;
  const answer = useQuery({
    queryKey: keys.review(entity, model, lost),
    queryFn: () => client.reviewModel({ params: { model }, body: { label: lost } }),
    enabled: lost !== null,
    placeholderData: keepPreviousData,
  });
  const review = useMemo(() => {
    if (answer.data === undefined || lost === null) return undefined;
    const groups = new Map<number, ScoreGroup>();
    for (const { units, label, count } of answer.data.counts) {
      const known = groups.get(units) ?? { units, lost: 0, kept: 0 };
      groups.set(units, {
        units,
        lost: known.lost + (label ? count : 0),
        kept: known.kept + (label ? 0 : count),
      });
    }
    const scores = [...groups.values()];
    return {
      scores,
      total: scores.reduce((sum, group) => sum + group.lost + group.kept, 0),
      auc: aucOf(scores.map((group) => ({ value: sign * group.units, positives: group.lost, negatives: group.kept }))),
    };
  }, [answer.data, lost, sign]);
  return { review, failure: answer.error };
}

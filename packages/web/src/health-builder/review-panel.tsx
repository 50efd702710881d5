// ReviewPanel: the published scores against what became of the records: threshold, wrong alerts, misses, AUC, lift, by group, by rule.
import { EmptyState, Skeleton } from '@keepwell/ui';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { AlertReview } from './alert-review.tsx';
import { ConditionalRates } from './conditional-rates.tsx';
import { GroupReview } from './group-review.tsx';
import { LiftTable } from './lift-table.tsx';
import { useDesk } from './model-context.tsx';
import { OutcomeInput } from './outcome-input.tsx';
import { SignOffPanel } from './sign-off-panel.tsx';
import { useReviews } from './use-review.ts';

export function ReviewPanel(): ReactElement {
  const t = useText('healthBuilder');
  const { published, outcome } = useDesk();
  const { reviews, failure } = useReviews(null);
  const polarity = published?.polarity ?? 'health';
  const bands = published?.bands ?? [];
  // Where the alarm of the model begins: the limit of its worst look but one.
  const [threshold, setThreshold] = useState(() => (polarity === 'health' ? bands[2] : bands.at(-2))?.from ?? 50);
  if (published === null) return <EmptyState>{t('reviewUnpublished')}</EmptyState>;
  const review = reviews?.[0];
  return (
    <div className="model-canvas review">
      <div className="review__ask">
        <OutcomeInput />
      </div>
      {outcome.lost === null && <EmptyState>{t('reviewAsk')}</EmptyState>}
      {failure !== null && <ProblemPanel failure={failure} />}
      {outcome.lost !== null && review === undefined && failure === null && <Skeleton rows={8} />}
      {review !== undefined && (
        <>
          <AlertReview review={review} polarity={polarity} threshold={threshold} onThreshold={setThreshold} />
          <LiftTable review={review} polarity={polarity} />
          <GroupReview polarity={polarity} threshold={threshold} />
          <ConditionalRates />
        </>
      )}
      <SignOffPanel review={review} polarity={polarity} threshold={threshold} />
    </div>
  );
}

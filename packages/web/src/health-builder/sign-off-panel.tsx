// SignOffPanel: whether this revision is signed off and with which figures, the way to sign it, and the sign-offs before.
import { type Polarity, type ReviewAsked, toReviewFigures } from '@keepwell/health';
import { Button, Note, Skeleton, Tag } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useBuilder } from '../builder/builder-context.tsx';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { latestOf, type SignOff, useSignOffs } from '../health/use-sign-offs.ts';
import { VerdictTag } from '../health/verdict-tag.tsx';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './model-context.tsx';
import { useLostChoices } from './outcome-input.tsx';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { SignOffList } from './sign-off-list.tsx';
import { Signed } from './signed.tsx';
import type { ReviewedScores } from './use-review.ts';

export interface SignOffPanelProps {
  /** The review on the screen; undefined while there is none. */
  readonly review: ReviewedScores | undefined;
  readonly polarity: Polarity;
  /** Points. */
  readonly threshold: number;
}

/** Milliseconds between looks at a run that goes on. */
const whileRunning = 1000;

export function SignOffPanel({ review, polarity, threshold }: SignOffPanelProps): ReactElement {
  const t = useText('healthBuilder');
  const { id, outcome } = useDesk();
  const { revision, isChanged } = useBuilder();
  const { chosen } = useLostChoices();
  const { signOffs, failure } = useSignOffs(id);
  const latest = latestOf(signOffs, revision);
  const [verdict, setVerdict] = useState<SignOff['verdict'] | null>(null);
  const { data: state } = useQuery({
    queryKey: keys.modelState(id),
    queryFn: () => client.modelState({ params: { model: id } }),
    refetchInterval: ({ state: { data } }) => (data?.revision === revision ? false : whileRunning),
  });
  const isScored = state === undefined || state.revision === revision;
  const figures = useMemo(() => {
    if (review === undefined || chosen === undefined) return null;
    const asked: ReviewAsked = {
      outcome: { field: chosen.field, lost: [chosen.lost] },
      among: outcome.halves ? 'unseen' : 'all',
      threshold,
    };
    return toReviewFigures(review.scores, polarity, asked);
  }, [review, chosen, outcome.halves, polarity, threshold]);
  const hint = !isScored
    ? t('signWhenScored', { revision })
    : chosen === undefined
      ? t('signOutcomeFirst')
      : figures === null && review !== undefined
        ? t('signNothing')
        : null;
  const earlier = signOffs?.filter((one) => one !== latest) ?? [];

  return (
    <section className="card review__card">
      <div className="card__head">
        <h2>{t('signOff')}</h2>
        <span className="end">
          {latest !== undefined ? (
            <VerdictTag verdict={latest.verdict}>{t(`state_${latest.verdict}`, { revision })}</VerdictTag>
          ) : (
            signOffs !== undefined && <Tag outline>{t('state_none', { revision })}</Tag>
          )}
        </span>
      </div>
      <div className="sign-off">
        {failure !== null && <ProblemPanel failure={failure} />}
        {signOffs === undefined && failure === null && <Skeleton rows={2} />}
        {latest !== undefined && <Signed signOff={latest} />}
        {isChanged && <Note>{t('signDraft', { revision })}</Note>}
        <div className="sign-off__ask">
          {(['approved', 'rejected'] as const).map((one) => (
            <Button
              key={one}
              icon={one === 'approved' ? CircleCheck : CircleX}
              disabled={figures === null || !isScored}
              onClick={() => setVerdict(one)}
            >
              {t(`sign_${one}`, { revision })}
            </Button>
          ))}
          {hint !== null && <span className="muted">{hint}</span>}
        </div>
      </div>
      {earlier.length > 0 && <SignOffList signOffs={earlier} />}
      {verdict !== null && figures !== null && (
        <SignOffDialog verdict={verdict} revision={revision} figures={figures} onClose={() => setVerdict(null)} />
      )}
    </section>
  );
}

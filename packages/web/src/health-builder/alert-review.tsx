// AlertReview: what alerts at a threshold would have got right and wrong, each share with its interval and its formula.
import { confusionAt, type Polarity } from '@keepwell/health';
import { type Rate, reviewAlerts } from '@keepwell/retention';
import { Field, NumberInput } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useFigures } from './use-figures.ts';
import type { ReviewedScores } from './use-review.ts';

export interface AlertReviewProps {
  readonly review: ReviewedScores;
  readonly polarity: Polarity;
  /** Points. */
  readonly threshold: number;
  onThreshold(points: number): void;
}

export function AlertReview({ review, polarity, threshold, onThreshold }: AlertReviewProps): ReactElement {
  const t = useText('healthBuilder');
  const { count, rate: shareOf, interval } = useFigures();
  const confusion = confusionAt(review.scores, polarity, threshold);
  const found = reviewAlerts(confusion);
  const rows: readonly (readonly [words: 'wrongAlerts' | 'falsePositives' | 'misses', rate: Rate])[] = [
    ['wrongAlerts', found.wrongAlertShare],
    ['falsePositives', found.falsePositiveRate],
    ['misses', found.missRate],
  ];
  const { auc } = review;
  return (
    <section className="card review__card">
      <div className="card__head">
        <h2>{t('reviewTitle')}</h2>
        <span className="meta end">{t('reviewOf', { shown: count(review.total), count: review.total })}</span>
      </div>
      <div className="review__threshold">
        <Field label={t(`threshold_${polarity}`)}>
          <NumberInput
            value={threshold}
            min={0}
            max={100}
            suffix={t('pointsUnit')}
            onChange={(next) => next !== null && onThreshold(Math.min(100, Math.max(0, next)))}
          />
        </Field>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={threshold}
          aria-label={t(`threshold_${polarity}`)}
          onChange={({ currentTarget }) => onThreshold(Number(currentTarget.value))}
        />
      </div>
      <table className="table review__table">
        <thead>
          <tr>
            <th scope="col">{t('measure')}</th>
            <th scope="col" className="from-tablet">
              {t('counted')}
            </th>
            <th scope="col" className="r">
              {t('shareColumn')}
            </th>
            <th scope="col" className="r from-tablet">
              {t('interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([words, rate]) => (
            <tr key={words}>
              <th scope="row">
                {t(words)}
                <span className="meta review__formula">{t(`${words}Formula`)}</span>
              </th>
              <td className="num from-tablet">
                {count(rate.numerator)} / {count(rate.denominator)}
              </td>
              <td className="num r">
                <b>{shareOf(rate)}</b>
                <span className="meta until-tablet review__formula">{interval(rate)}</span>
              </td>
              <td className="num r muted from-tablet">{interval(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="review__counts">
        {(['truePositives', 'falsePositives', 'falseNegatives', 'trueNegatives'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`count_${part}`)}</dt>
            <dd className="num">{count(confusion[part])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('aucWhole')}</dt>
          <dd className="num">
            {auc === null
              ? t('notAvailable')
              : `${auc.auc.toFixed(3)} (${auc.low.toFixed(3)} – ${auc.high.toFixed(3)})`}
          </dd>
        </div>
      </dl>
    </section>
  );
}

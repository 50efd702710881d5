// ReviewPanel: the published scores against what became of the records: threshold, wrong alerts, misses, AUC and lift, counted.
import { type ReviewedScores, useReview } from './use-review.ts';
import { localeOf } from '@keepwell/kernel';
import { type Rate, reviewAlerts } from '@keepwell/retention';
import { EmptyState, Field, NumberInput, Select, Skeleton } from '@keepwell/ui';
import { useMemo, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { choiceOfRule, lostChoices } from './lost-choice.ts';
import { useDesk } from './model-context.tsx';
import { confusionAt, liftOf } from './review-figures.ts';

export function ReviewPanel(): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { id, entity, published, reader, lost, setLost } = useDesk();
  const choices = useMemo(() => lostChoices(entity, reader.language, common('yes')), [entity, reader.language, common]);
  const chosen = choiceOfRule(choices, lost);
  const { review, failure } = useReview(id, entity.id, published === null ? null : lost);
  if (published === null) return <EmptyState>{t('reviewUnpublished')}</EmptyState>;
  return (
    <div className="model-canvas review">
      <div className="review__ask">
        <Field label={t('lostIs')}>
          <Select
            options={choices.map(({ value, label }) => ({ value, label }))}
            value={chosen?.value ?? null}
            clearable
            placeholder={t('lostNone')}
            onChange={(value) => setLost(choices.find((choice) => choice.value === value)?.rule ?? null)}
          />
        </Field>
      </div>
      {lost === null && <EmptyState>{t('reviewAsk')}</EmptyState>}
      {failure !== null && <ProblemPanel failure={failure} />}
      {lost !== null && review === undefined && failure === null && <Skeleton rows={8} />}
      {review !== undefined && <Figures review={review} />}
    </div>
  );
}

function Figures({ review }: { readonly review: ReviewedScores }): ReactElement {
  const t = useText('healthBuilder');
  const { published, reader } = useDesk();
  const polarity = published?.polarity ?? 'health';
  const bands = published?.bands ?? [];
  // Where the alarm of the model begins: the limit of its worst look but one.
  const [threshold, setThreshold] = useState(() => (polarity === 'health' ? bands[2] : bands.at(-2))?.from ?? 50);
  const confusion = confusionAt(review.scores, polarity, threshold);
  const found = reviewAlerts(confusion);
  const lift = useMemo(() => liftOf(review.scores, polarity), [review.scores, polarity]);
  const count = (number: number): string => number.toLocaleString(localeOf(reader.language));
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  const rows: readonly (readonly [words: 'wrongAlerts' | 'falsePositives' | 'misses', rate: Rate])[] = [
    ['wrongAlerts', found.wrongAlertShare],
    ['falsePositives', found.falsePositiveRate],
    ['misses', found.missRate],
  ];
  const { auc } = review;
  return (
    <>
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
              onChange={(next) => next !== null && setThreshold(Math.min(100, Math.max(0, next)))}
            />
          </Field>
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            value={threshold}
            aria-label={t(`threshold_${polarity}`)}
            onChange={({ currentTarget }) => setThreshold(Number(currentTarget.value))}
          />
        </div>
        <table className="table review__table">
          <thead>
            <tr>
              <th scope="col">{t('measure')}</th>
              <th scope="col">{t('counted')}</th>
              <th scope="col" className="r">
                {t('shareColumn')}
              </th>
              <th scope="col" className="r">
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
                <td className="num">
                  {count(rate.numerator)} / {count(rate.denominator)}
                </td>
                <td className="num r">
                  <b>{rate.value === null ? t('notAvailable') : percent(rate.value)}</b>
                </td>
                <td className="num r muted">
                  {rate.interval === null ? '–' : `${percent(rate.interval.low)} – ${percent(rate.interval.high)}`}
                </td>
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
      <section className="card review__card">
        <div className="card__head">
          <h2>{t('liftTitle')}</h2>
        </div>
        <table className="table review__table">
          <thead>
            <tr>
              <th scope="col">{t('tenth')}</th>
              <th scope="col" className="r">
                {t('records')}
              </th>
              <th scope="col" className="r">
                {t('lostColumn')}
              </th>
              <th scope="col" className="r">
                {t('lostRate')}
              </th>
              <th scope="col" className="r">
                {t('lift')}
              </th>
              <th scope="col" className="r">
                {t('caught')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lift.map((part) => (
              <tr key={part.part}>
                <th scope="row">{t('tenthNumber', { number: part.part })}</th>
                <td className="num r">{count(part.records)}</td>
                <td className="num r">{count(part.lost)}</td>
                <td className="num r">{percent(part.lost / Math.max(1, part.records))}</td>
                <td className="num r">{part.lift === null ? '–' : `${part.lift.toFixed(2)}×`}</td>
                <td className="num r">{part.caught === null ? '–' : percent(part.caught)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

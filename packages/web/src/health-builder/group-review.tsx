// GroupReview: the same alerts, group by group: a model that is right on the whole may be wrong for some.
import { confusionAt, type Polarity } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { fieldById, fieldLabel, valueTypeOf } from '@keepwell/model';
import { reviewAlerts } from '@keepwell/retention';
import { Field, Select } from '@keepwell/ui';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { useLostChoices } from './outcome-input.tsx';
import { useFigures } from './use-figures.ts';
import { useReviews } from './use-review.ts';

export interface GroupReviewProps {
  readonly polarity: Polarity;
  readonly threshold: number;
}

export function GroupReview({ polarity, threshold }: GroupReviewProps): ReactElement | null {
  const t = useText('healthBuilder');
  const { entity, reader } = useDesk();
  const { chosen } = useLostChoices();
  const [by, setBy] = useState<string | null>(null);
  const fields = entity.fields.filter(
    (field) =>
      ['choice', 'boolean'].includes(valueTypeOf(field).kind) && field.type !== 'band' && field.id !== chosen?.field,
  );
  if (fields.length === 0) return null;
  return (
    <section className="card review__card">
      <div className="card__head">
        <h2>{t('groupReview')}</h2>
      </div>
      <div className="review__by">
        <Field label={t('splitBy')} hideLabel>
          <Select
            options={fields.map((field) => ({ value: field.id, label: fieldLabel(field)[reader.language] }))}
            value={by}
            clearable
            placeholder={t('splitBy')}
            onChange={setBy}
          />
        </Field>
      </div>
      {by !== null && <Groups by={by} polarity={polarity} threshold={threshold} />}
    </section>
  );
}

function Groups({ by, polarity, threshold }: GroupReviewProps & { readonly by: string }): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { entity, reader } = useDesk();
  const { count, rate, interval } = useFigures();
  const { reviews = [] } = useReviews(by);
  const field = fieldById(entity, by);
  const type = field === undefined ? undefined : valueTypeOf(field);

  function nameOf(part: string | null): string {
    if (part === null) return t('noValueGroup');
    if (type?.kind !== 'choice') return common(part === 'true' || part === '1' ? 'yes' : 'no');
    return textIn(type.options.find(({ id }) => id === part)?.labels, reader.language, part);
  }

  return (
    <table className="table review__table">
      <thead>
        <tr>
          <th scope="col">{t('group')}</th>
          {(['records', 'lostColumn', 'wrongAlerts', 'misses'] as const).map((head) => (
            <th key={head} scope="col" className="r">
              {t(head)}
            </th>
          ))}
          <th scope="col" className="r">
            AUC
          </th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => {
          const found = reviewAlerts(confusionAt(review.scores, polarity, threshold));
          return (
            <tr key={review.part ?? ''}>
              <th scope="row">{nameOf(review.part)}</th>
              <td className="num r">{count(review.total)}</td>
              <td className="num r">{count(review.lost)}</td>
              {[found.wrongAlertShare, found.missRate].map((one, index) => (
                <td key={index} className="num r">
                  {rate(one)} <span className="meta">{interval(one)}</span>
                </td>
              ))}
              <td className="num r">{review.auc === null ? '–' : review.auc.auc.toFixed(3)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

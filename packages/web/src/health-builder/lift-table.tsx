// LiftTable: how the lost gather in the tenths with the worst scores.
import type { Polarity } from '@keepwell/health';
import { useMemo, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { liftOf } from './lift.ts';
import { useFigures } from './use-figures.ts';
import type { ReviewedScores } from './use-review.ts';

export interface LiftTableProps {
  readonly review: ReviewedScores;
  readonly polarity: Polarity;
}

export function LiftTable({ review, polarity }: LiftTableProps): ReactElement {
  const t = useText('healthBuilder');
  const { count, percent } = useFigures();
  const lift = useMemo(() => liftOf(review.scores, polarity), [review.scores, polarity]);
  return (
    <section className="card review__card">
      <div className="card__head">
        <h2>{t('liftTitle')}</h2>
      </div>
      <table className="table review__table">
        <thead>
          <tr>
            <th scope="col">{t('tenth')}</th>
            {(['records', 'lostColumn', 'lostRate', 'lift', 'caught'] as const).map((head) => (
              <th key={head} scope="col" className="r">
                {t(head)}
              </th>
            ))}
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
  );
}

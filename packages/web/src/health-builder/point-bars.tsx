// PointBars: answers with how many records give each today, as bars, and the points each answer gets.
import type { CSSProperties, ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export interface PointBar {
  readonly id: string;
  readonly label: string;
  /** Of the records with an answer, 0…1; null: not known. */
  readonly share: number | null;
  /** Shown before the share. */
  readonly count?: string;
  readonly points: number | null;
}

/** More rows than this would make one card longer than a screen. */
const mostRows = 8;

export function PointBars({ rows }: { readonly rows: readonly PointBar[] }): ReactElement {
  const t = useText('healthBuilder');
  const most = Math.max(0.01, ...rows.map(({ share }) => share ?? 0));
  return (
    <table className="option-bars">
      <colgroup>
        <col className="option-bars__answer" />
        <col />
        <col className="option-bars__points" />
      </colgroup>
      <thead className="sr">
        <tr>
          <th scope="col">{t('answer')}</th>
          <th scope="col">{t('share')}</th>
          <th scope="col">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostRows).map(({ id, label, share, count, points }) => (
          <tr key={id}>
            <th scope="row" className="ellipsis">
              {label}
            </th>
            <td>
              {share !== null && (
                <>
                  <span
                    className={count === undefined ? 'option-bars__bar' : 'option-bars__bar option-bars__bar--counted'}
                    style={{ '--share': share / most } as CSSProperties}
                  />
                  <span className="meta num">
                    {count !== undefined && `${count} · `}
                    {Math.round(100 * share)}%
                  </span>
                </>
              )}
            </td>
            <td className="num">{points === null ? '–' : t('pointsOf', { points })}</td>
          </tr>
        ))}
        {rows.length > mostRows && (
          <tr>
            <td colSpan={3} className="meta">
              {t('moreOptions', { count: rows.length - mostRows })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

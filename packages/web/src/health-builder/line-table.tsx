// LineTable: what the curve of an indicator shows, in rows: how many records have which values today, and their points.
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import type { FieldFact } from './use-facts.ts';
import { useFigures } from './use-figures.ts';

export interface LineTableProps {
  readonly label: string;
  readonly histogram: FieldFact['histogram'];
  readonly line: readonly (readonly [value: number, points: number])[];
  valueText(value: number): string;
  pointsAt(value: number): number | null;
}

export function LineTable({ label, histogram, line, valueText, pointsAt }: LineTableProps): ReactElement {
  const t = useText('healthBuilder');
  const { count } = useFigures();
  const shown = (points: number | null): string => (points === null ? '–' : String(Math.round(points)));
  const spread = (from: number | null, to: number | null): string =>
    shown(from) === shown(to) ? shown(from) : `${shown(from)} – ${shown(to)}`;
  // Without values of today: the line alone, at a few places.
  const every = Math.max(1, Math.floor(line.length / 8));
  const rows =
    histogram.length > 0
      ? histogram.map((bar) => ({
          key: bar.from,
          value: `${valueText(bar.from)} – ${valueText(bar.to)}`,
          records: count(bar.count),
          points: spread(pointsAt(bar.from), pointsAt(bar.to)),
        }))
      : line
          .filter((_, index) => index % every === 0)
          .map(([value, points]) => ({ key: value, value: valueText(value), records: '–', points: shown(points) }));
  return (
    <div className="table-scroll line-table" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('valueColumn')}</th>
            <th scope="col" className="r">
              {t('records')}
            </th>
            <th scope="col" className="r">
              {t('points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, value, records, points }) => (
            <tr key={key}>
              <th scope="row">{value}</th>
              <td className="num r">{records}</td>
              <td className="num r">{points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

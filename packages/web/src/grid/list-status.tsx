// The line under the grid: what the range adds up to, and how fresh the rows are.
import { localeOf } from '@keepwell/kernel';
import { Tooltip } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { rectangleOf } from './cell-range.ts';
import { formatFigure } from './figures.ts';
import { isFigure, type GridSession } from './use-grid-session.ts';

/** Candidates that a list judges one by one, at most. */
const mostJudged = 50_000;
/** Beyond this the range is not added up while it is drawn. */
const mostAdded = 20_000;

export function ListStatus({ session }: { readonly session: GridSession }): ReactElement {
  const t = useText('grid');
  const { rows, reader } = session;
  return (
    <div className="list__status">
      <RangeFigures session={session} />
      <span className="grow" />
      {rows.isJudged && (
        <Tooltip text={t('judgedHelp', { count: mostJudged })}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its words are for the keyboard too */}
          <span className="meta" tabIndex={0}>
            {t('judged')}
          </span>
        </Tooltip>
      )}
      <span className="meta" role="status">
        {rows.isReading
          ? t('reading')
          : rows.readAt > 0
            ? t('readAt', { moment: formatMoment(rows.readAt, reader) })
            : ''}
      </span>
    </div>
  );
}

/** Sum and average of the figures in the range. */
export function RangeFigures({ session }: { readonly session: GridSession }): ReactElement | null {
  const t = useText('grid');
  const { range, columns, layout, rows, reader } = session;
  if (range === null) return null;
  const { top, bottom, left, right } = rectangleOf(range);
  const count = (bottom - top + 1) * (right - left + 1);
  if (count < 2) return null;
  const figured = columns.slice(left, right + 1).filter(isFigure);
  const first = figured[0];
  let sum = 0;
  let found = 0;
  let isWhole = count <= mostAdded;
  if (isWhole) {
    for (let display = top; display <= bottom && isWhole; display++) {
      const place = layout.at(display);
      if (place?.kind !== 'row') continue;
      const record = rows.row(place.row);
      if (record === undefined) isWhole = false;
      for (const { field } of figured) {
        const value = record?.values[field.id];
        if (typeof value !== 'number') continue;
        sum += value;
        found++;
      }
    }
  }
  // Figures of different kinds have no sum: ¥ and days.
  const isAlike = figured.every((column) => column.field.type === first?.field.type);
  return (
    <span className="nowrap">
      {t('rangeCells', { count: count.toLocaleString(localeOf(reader.language)) })}
      {first !== undefined && found > 0 && isWhole && isAlike && (
        <>
          {'\u2002'}
          {t('summary_sum')} <b className="num">{formatFigure(first.field, 'sum', sum, reader)}</b>
          {'\u2002'}
          {t('summary_average')} <b className="num">{formatFigure(first.field, 'average', sum / found, reader)}</b>
        </>
      )}
    </span>
  );
}

// The last line of the grid: how many records, and the figures of all of them.
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import type { GridColumn } from './columns.ts';
import { formatFigure } from './figures.ts';
import { useGridContext } from './grid-context.ts';
import { checkWidth, type ShownColumn } from './grid-row.tsx';

export interface GridFootProps {
  readonly total: number;
  readonly width: number;
  readonly rowIndex: number;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly ShownColumn[];
  readonly figured: readonly GridColumn[];
  readonly figures: readonly (number | null)[] | undefined;
}

export function GridFoot(props: GridFootProps): ReactElement {
  const { total, width, columns, shown, figured, figures } = props;
  const t = useText('grid');
  const { reader } = useGridContext();
  return (
    <div role="row" aria-rowindex={props.rowIndex} className="dg__foot" style={{ width }}>
      <div className="dg__frozen" style={{ width: checkWidth + (columns[0]?.width ?? 0) }}>
        <div role="gridcell" aria-colindex={1} aria-colspan={2} className="dg__group-head">
          <b>{t('total')}</b>
          <span className="count">{t('records', { count: total })}</span>
        </div>
      </div>
      {shown.map(({ index, start }) => {
        const column = columns[index];
        if (column === undefined) return null;
        const at = figured.indexOf(column);
        return (
          <div
            key={column.field.id}
            role="gridcell"
            aria-colindex={index + 2}
            className={column.align === 'right' ? 'dg__cell dg__cell--right' : 'dg__cell'}
            style={{ width: column.width, left: start }}
          >
            <span className="dg__text">
              {at >= 0 && column.summary !== undefined && figures !== undefined && (
                <>
                  <span className="muted">{t(`summary_${column.summary}`)}</span>{' '}
                  <b>{formatFigure(column.field, column.summary, figures[at] ?? null, reader)}</b>
                </>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}

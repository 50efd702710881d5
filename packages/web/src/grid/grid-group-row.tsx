// The head of a group: its value, how many records, its figures; it folds.
import { Icon } from '@keepwell/ui';
import type { FieldDefinition } from '@keepwell/model';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import type { GridColumn } from './columns.ts';
import { formatFigure } from './figures.ts';
import { useGridContext } from './grid-context.ts';
import { checkWidth, type ShownColumn } from './grid-row.tsx';
import type { Group } from './row-layout.ts';
import { valueText } from './value-text.ts';

export const groupHeight = 36;

export interface GridGroupRowProps {
  readonly group: Group;
  readonly field: FieldDefinition;
  readonly display: number;
  readonly start: number;
  readonly width: number;
  readonly folded: boolean;
  readonly active: boolean;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly ShownColumn[];
  /** Columns that have figures, in the order of the group's figures. */
  readonly figured: readonly GridColumn[];
  readonly onFold: (key: string) => void;
}

export function GridGroupRow(props: GridGroupRowProps): ReactElement {
  const { group, field, display, start, width, folded, columns, shown, figured } = props;
  const t = useText('grid');
  const surroundings = useGridContext();
  const name = group.value === null ? t('emptyGroup') : valueText(field, group.value, surroundings);
  const figureOf = (column: GridColumn): ReactElement | null => {
    const at = figured.indexOf(column);
    if (at < 0 || column.summary === undefined) return null;
    return (
      <>
        <span className="muted">{t(`summary_${column.summary}`)}</span>{' '}
        {formatFigure(column.field, column.summary, group.figures[at] ?? null, surroundings.reader)}
      </>
    );
  };
  return (
    <div
      role="row"
      aria-rowindex={display + 2}
      className={props.active ? 'dg__row dg__row--group dg__row--active' : 'dg__row dg__row--group'}
      style={{ transform: `translateY(${start}px)`, width, height: groupHeight }}
    >
      <div className="dg__frozen" style={{ width: checkWidth + (columns[0]?.width ?? 0) }}>
        <div
          role="gridcell"
          id={`${surroundings.id}-${display}-0`}
          aria-colindex={1}
          aria-colspan={2}
          data-row={display}
          data-column={0}
          className="dg__group-head"
        >
          <button
            type="button"
            tabIndex={-1}
            className="dg__fold"
            aria-expanded={!folded}
            aria-label={t(folded ? 'unfoldGroup' : 'foldGroup', { group: name })}
            onClick={() => props.onFold(group.key)}
          >
            <Icon of={folded ? ChevronRight : ChevronDown} size={14} />
          </button>
          <b className="ellipsis">{name}</b>
          <span className="count">{t('records', { count: group.count })}</span>
        </div>
      </div>
      {shown.map(({ index, start: offset }) => {
        const column = columns[index];
        if (column === undefined) return null;
        return (
          <div
            key={column.field.id}
            role="gridcell"
            aria-colindex={index + 2}
            className={column.align === 'right' ? 'dg__cell dg__cell--right' : 'dg__cell'}
            style={{ width: column.width, left: offset }}
          >
            <span className="dg__text">{figureOf(column)}</span>
          </div>
        );
      })}
    </div>
  );
}

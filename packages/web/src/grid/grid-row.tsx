// One record as a row: the checkbox and the title stay at the left, the other cells stand where they are in sight.
import type { RecordView } from '@keepwell/api';
import { Checkbox, Icon, Tooltip } from '@keepwell/ui';
import { CircleAlert, Maximize2 } from 'lucide-react';
import { memo, type CSSProperties, type ReactElement } from 'react';
import type { CellWrite } from './cell-writes.ts';
import { CellView } from './cell-view.tsx';
import { cellValue } from './clipboard-data.ts';
import type { GridColumn } from './columns.ts';
import { useGridContext } from './grid-context.ts';

export const rowHeight = 33;
export const checkWidth = 40;

/** A column in sight: its index among the columns and where it begins. */
export interface ShownColumn {
  readonly index: number;
  readonly start: number;
}

export interface GridRowProps {
  readonly record: RecordView | undefined;
  readonly display: number;
  readonly start: number;
  readonly width: number;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly ShownColumn[];
  readonly checked: boolean;
  /** The part of the range in this row; −1: none. */
  readonly left: number;
  readonly right: number;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  /** −1: the active cell is in another row. */
  readonly active: number;
  readonly onCheck: (display: number, checked: boolean, extend: boolean) => void;
  readonly onOpen: (display: number) => void;
}

export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { record, display, start, width, columns, shown, checked } = props;
  const { t, writes } = useGridContext();
  const waiting = writes((state) => (record === undefined ? undefined : state.cells[record.id]));
  const title = columns[0];
  const style: CSSProperties = { transform: `translateY(${start}px)`, width, height: rowHeight };
  return (
    <div
      role="row"
      aria-rowindex={display + 2}
      aria-selected={checked}
      className={checked ? 'dg__row dg__row--checked' : 'dg__row'}
      style={style}
    >
      <div className="dg__frozen">
        <div role="gridcell" aria-colindex={1} className="dg__check">
          {record !== undefined && (
            <Checkbox
              checked={checked}
              tabIndex={-1}
              aria-label={t('checkRow', { number: record.id })}
              onClick={(event) => props.onCheck(display, !checked, event.shiftKey)}
              onChange={() => undefined}
            />
          )}
        </div>
        {title !== undefined && <GridCell {...props} waiting={waiting} column={title} index={0} offset={checkWidth} />}
      </div>
      {shown.map(({ index, start: offset }) => {
        const column = columns[index];
        return column === undefined ? null : (
          <GridCell key={column.field.id} {...props} waiting={waiting} column={column} index={index} offset={offset} />
        );
      })}
    </div>
  );
});

interface GridCellProps extends GridRowProps {
  /** Values of this record on their way, or refused. */
  readonly waiting: Readonly<Record<string, CellWrite>> | undefined;
  readonly column: GridColumn;
  readonly index: number;
  readonly offset: number;
}

function GridCell(props: GridCellProps): ReactElement {
  const { record, display, column, index, offset, left, right, active } = props;
  const { id, t } = useGridContext();
  const write = props.waiting?.[column.field.id];
  const inRange = index >= left && index <= right && left >= 0;
  const classes = ['dg__cell'];
  if (column.align === 'right') classes.push('dg__cell--right');
  if (index === 0) classes.push('dg__cell--title');
  if (inRange) classes.push('dg__cell--sel');
  if (inRange && props.isTop) classes.push('dg__cell--t');
  if (inRange && props.isBottom) classes.push('dg__cell--b');
  if (inRange && index === left) classes.push('dg__cell--l');
  if (inRange && index === right) classes.push('dg__cell--r');
  if (index === active) classes.push('dg__cell--active');
  if (write?.state === 'saving') classes.push('dg__cell--saving');
  if (write?.state === 'refused') classes.push('dg__cell--refused');
  const value = write?.value ?? (record === undefined ? null : cellValue(record, column.field));
  return (
    <div
      role="gridcell"
      id={`${id}-${display}-${index}`}
      aria-colindex={index + 2}
      aria-selected={inRange}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.2 allows it on gridcell
      aria-readonly={!column.editable || undefined}
      aria-invalid={write?.state === 'refused' || undefined}
      data-row={display}
      data-column={index}
      className={classes.join(' ')}
      style={index === 0 ? { width: column.width } : { width: column.width, left: offset }}
    >
      {record === undefined ? (
        <span className="skel dg__skel" />
      ) : (
        <span className="dg__text">
          <CellView
            field={column.field}
            value={write === undefined ? cellValue(record, column.field) : value}
            masked={record.masked?.includes(column.field.id) ?? false}
          />
        </span>
      )}
      {index === 0 && record !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="dg__open"
          aria-label={t('openRecord', { number: record.id })}
          onClick={() => props.onOpen(display)}
        >
          <Icon of={Maximize2} size={14} />
        </button>
      )}
      {write?.state === 'refused' && (
        <Tooltip text={write.message ?? ''}>
          <span className="dg__refusal" role="img" aria-label={write.message}>
            <Icon of={CircleAlert} size={14} />
          </span>
        </Tooltip>
      )}
      {inRange && props.isBottom && index === right && record !== undefined && (
        <span className="dg__handle" data-fill aria-hidden="true" />
      )}
    </div>
  );
}

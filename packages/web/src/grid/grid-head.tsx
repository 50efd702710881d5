// The head of the grid: names, sort marks, a menu per column, widths by dragging, order by dragging.
import { Checkbox, Icon, Menu, type MenuItem } from '@keepwell/ui';
import type { Sort } from '@keepwell/model';
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { narrowest, widest, type GridColumn } from './columns.ts';
import type { ShownColumn } from './grid-row.tsx';

export const headHeight = 36;

export interface GridHeadProps {
  readonly width: number;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly ShownColumn[];
  readonly sort: readonly Sort[];
  readonly checked: 'none' | 'some' | 'all';
  readonly menuOf: (column: GridColumn, index: number) => MenuItem[];
  readonly onCheckAll: (checked: boolean) => void;
  readonly onSort: (column: GridColumn, add: boolean) => void;
  readonly onResize: (column: GridColumn, width: number) => void;
  /** Puts a column before another one; null: to the end. */
  readonly onMove: (column: GridColumn, before: GridColumn | null) => void;
}

export function GridHead(props: GridHeadProps): ReactElement {
  const { width, columns, shown, checked } = props;
  const t = useText('grid');
  const [dragged, setDragged] = useState<{ column: GridColumn; over: number } | null>(null);
  const title = columns[0];
  return (
    <div role="rowgroup" className="dg__head" style={{ width, height: headHeight }}>
      <div role="row" aria-rowindex={1} className="dg__head-row">
        <div className="dg__frozen">
          <div role="columnheader" aria-colindex={1} className="dg__check">
            <Checkbox
              checked={checked === 'all'}
              mixed={checked === 'some'}
              aria-label={t('checkAll')}
              onChange={() => props.onCheckAll(checked !== 'all')}
            />
          </div>
          {title !== undefined && (
            <HeadCell {...props} column={title} index={0} start={0} isOver={false} onDrag={() => {}} />
          )}
        </div>
        {shown.map(({ index, start }) => {
          const column = columns[index];
          if (column === undefined) return null;
          return (
            <HeadCell
              key={column.field.id}
              {...props}
              column={column}
              index={index}
              start={start}
              isOver={dragged?.over === index && dragged.column !== column}
              onDrag={(over, isDone) => {
                if (!isDone) setDragged({ column, over });
                else {
                  setDragged(null);
                  if (over !== index) props.onMove(column, columns[over > index ? over + 1 : over] ?? null);
                }
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadCellProps extends GridHeadProps {
  readonly column: GridColumn;
  readonly index: number;
  readonly start: number;
  readonly isOver: boolean;
  readonly onDrag: (over: number, isDone: boolean) => void;
}

/** Pixels that a press may move before it is a drag. */
const dragDistance = 5;

function HeadCell(props: HeadCellProps): ReactElement {
  const { column, index, start, sort, isOver } = props;
  const label = useLabel();
  const t = useText('grid');
  const name = label(column.field.labels, column.field.key);
  const place = sort.findIndex((item) => item.field === column.field.id);
  const direction = sort[place]?.direction;
  const press = useRef<{ x: number; isDrag: boolean; over: number } | null>(null);
  const [dx, setDx] = useState(0);

  function overAt(x: number): number {
    const cell = document
      .elementsFromPoint(x, press.current === null ? 0 : lastY.current)
      .find((element) => element instanceof HTMLElement && element.dataset['head'] !== undefined);
    return cell instanceof HTMLElement ? Number(cell.dataset['head']) : index;
  }
  const lastY = useRef(0);

  function down(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0 || event.pointerType === 'touch' || index === 0) return;
    press.current = { x: event.clientX, isDrag: false, over: index };
    lastY.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function move(event: PointerEvent): void {
    const held = press.current;
    if (held === null) return;
    if (!held.isDrag && Math.abs(event.clientX - held.x) < dragDistance) return;
    held.isDrag = true;
    held.over = Math.max(1, overAt(event.clientX));
    setDx(event.clientX - held.x);
    props.onDrag(held.over, false);
  }
  function up(event: PointerEvent): void {
    const held = press.current;
    press.current = null;
    setDx(0);
    if (held?.isDrag) props.onDrag(held.over, true);
    else if (held !== null && event.type === 'pointercancel') props.onDrag(index, true);
  }

  const classes = ['dg__th'];
  if (column.align === 'right') classes.push('dg__th--right');
  if (isOver) classes.push('dg__th--over');
  if (dx !== 0) classes.push('dg__th--dragged');
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      data-head={index}
      className={classes.join(' ')}
      style={{
        width: column.width,
        ...(index > 0 && { left: start }),
        ...(dx !== 0 && { transform: `translateX(${dx}px)` }),
      }}
    >
      <button
        type="button"
        className="dg__th-name"
        title={name}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onClick={(event) => {
          if (dx === 0) props.onSort(column, event.shiftKey);
        }}
      >
        <span className="ellipsis">{name}</span>
        {direction !== undefined && <Icon of={direction === 'asc' ? ArrowUp : ArrowDown} size={14} />}
        {sort.length > 1 && place >= 0 && <span className="meta">{place + 1}</span>}
      </button>
      <Menu
        items={props.menuOf(column, index)}
        trigger={
          <button type="button" className="dg__th-menu" aria-label={t('columnMenu', { column: name })}>
            <Icon of={ChevronDown} size={14} />
          </button>
        }
      />
      <ColumnResizer column={column} onResize={props.onResize} label={t('resizeColumn', { column: name })} />
    </div>
  );
}

interface ColumnResizerProps {
  readonly column: GridColumn;
  readonly label: string;
  readonly onResize: (column: GridColumn, width: number) => void;
}

/** The right edge of a head: drag it, or move it with the arrow keys. */
function ColumnResizer({ column, label, onResize }: ColumnResizerProps): ReactElement {
  const held = useRef<{ x: number; width: number } | null>(null);
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={column.width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      className="dg__resizer"
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        held.current = { x: event.clientX, width: column.width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (held.current !== null) onResize(column, held.current.width + event.clientX - held.current.x);
      }}
      onPointerUp={() => {
        held.current = null;
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
        if (step === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onResize(column, column.width + step);
      }}
    />
  );
}

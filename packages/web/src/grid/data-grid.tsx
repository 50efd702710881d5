// DataGrid: records as a table of any length: only what is in sight is in the page, in both directions.
import type { MenuItem } from '@keepwell/ui';
import type { FieldDefinition, Sort } from '@keepwell/model';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { rectangleOf } from './cell-range.ts';
import type { GridColumn } from './columns.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridGroupRow, groupHeight } from './grid-group-row.tsx';
import { GridHead, headHeight } from './grid-head.tsx';
import { editByKey, navigateByKey } from './grid-keys.ts';
import { checkWidth, GridRow, rowHeight, type ShownColumn } from './grid-row.tsx';
import { GridContext } from './grid-context.ts';
import type { GridSession } from './use-grid-session.ts';
import { TextEditor } from './text-editor.tsx';
import { ValueEditor } from './value-editor.tsx';
import { useGridClipboard } from './use-grid-clipboard.tsx';
import { useGridPointer } from './use-grid-pointer.ts';
import './grid.css';
import './grid-editors.css';
import './list.css';

/** Browsers lay out some 33 million pixels: beyond this many rows a filter has to help. */
export const mostRows = 900_000;

export interface DataGridProps {
  readonly label: string;
  readonly session: GridSession;
  readonly sort: readonly Sort[];
  readonly groupField: FieldDefinition | null;
  readonly menuOf: (column: GridColumn, index: number) => MenuItem[];
  readonly onSort: (column: GridColumn, add: boolean) => void;
  readonly onResize: (column: GridColumn, width: number) => void;
  readonly onMove: (column: GridColumn, before: GridColumn | null) => void;
  readonly figured: readonly GridColumn[];
  readonly figures: readonly (number | null)[] | undefined;
}

export function DataGrid(props: DataGridProps): ReactElement {
  // The virtualizer answers with new numbers from the same functions: the compiler must not keep them.
  'use no memo';
  const { session, label } = props;
  const { columns, layout, rows, range, edit } = session;
  const t = useText('grid');
  const words = useLabel();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const count = Math.min(layout.count, mostRows);
  const editing = edit((state) => state.cell);
  const focus = range?.focus ?? null;

  // oxlint-disable-next-line react/incompatible-library -- this component opts out of the compiler
  const rowWindow = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (layout.at(index)?.kind === 'group' ? groupHeight : rowHeight),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: rowHeight + 8,
    overscan: 6,
  });
  const frozenWidth = checkWidth + (columns[0]?.width ?? 0);
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: Math.max(0, columns.length - 1),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index + 1]?.width ?? 0,
    paddingStart: frozenWidth,
    scrollPaddingStart: frozenWidth,
    overscan: 2,
    // The column of the active cell stays in the page, so that its editor knows where it stands.
    rangeExtractor: (window) => {
      const shown = defaultRangeExtractor(window);
      const column = (focus?.column ?? 0) - 1;
      return column < 0 || shown.includes(column) ? shown : [...shown, column].sort((a, b) => a - b);
    },
  });
  const widths = columns.map((column) => column.width).join(' ');
  useLayoutEffect(() => columnWindow.measure(), [columnWindow, widths]);
  useLayoutEffect(() => rowWindow.measure(), [rowWindow, layout]);

  const columnItems = columnWindow.getVirtualItems();
  const columnKey = columnItems.map((item) => `${item.index}:${item.start}`).join(' ');
  // The items change identity on every scroll; their key changes with what is in sight.
  const shown = useMemo<ShownColumn[]>(
    () => columnItems.map((item) => ({ index: item.index + 1, start: item.start })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [columnKey],
  );
  const width = columnWindow.getTotalSize();
  const rowItems = rowWindow.getVirtualItems();
  const first = rowItems[0]?.index ?? 0;
  const last = rowItems.at(-1)?.index ?? 0;
  const { see } = session;
  useEffect(() => see(first, last), [see, first, last]);

  const { commands } = session;
  commands.current = {
    ...session.toCommands(),
    pageRows: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - 100) / rowHeight)),
  };
  const clipboard = useGridClipboard(session);
  const pointer = useGridPointer(commands, scroller);

  useEffect(() => {
    if (focus === null) return;
    rowWindow.scrollToIndex(focus.row, { align: 'auto' });
    if (focus.column > 0) columnWindow.scrollToIndex(focus.column - 1, { align: 'auto' });
  }, [focus, rowWindow, columnWindow]);

  const rectangle = range === null ? null : rectangleOf(range);
  const bottom = rectangle === null ? -1 : Math.max(rectangle.bottom, pointer.fillTo ?? -1);
  const activeItem = focus === null ? undefined : rowItems.find((item) => item.index === focus.row);
  const focusColumn = focus === null ? undefined : columns[focus.column];
  const box =
    focus === null || focusColumn === undefined
      ? null
      : {
          top: (activeItem?.start ?? rowWindow.measurementsCache[focus.row]?.start ?? headHeight) - headHeight,
          left:
            focus.column === 0
              ? (scroller.current?.scrollLeft ?? 0) + checkWidth
              : (columnWindow.measurementsCache[focus.column - 1]?.start ?? 0),
          width: focusColumn.width,
          height: rowHeight,
        };

  const surroundings = useMemo(
    () => ({ id, reader: session.reader, people: session.people, titles: rows.titles, writes: session.cells, t }),
    [t, id, session.reader, session.people, rows.titles, session.cells],
  );
  return (
    <GridContext value={surroundings}>
      <div className="dg">
        <div ref={scroller} className="dg__scroller" {...pointer.handlers}>
          <div
            role="grid"
            id={id}
            className="dg__table"
            style={{ width }}
            aria-label={label}
            aria-multiselectable="true"
            aria-rowcount={rows.total === undefined ? -1 : layout.count + 2}
            aria-colcount={columns.length + 1}
            aria-busy={rows.isReading || undefined}
          >
            <GridHead
              width={width}
              columns={columns}
              shown={shown}
              sort={props.sort}
              checked={session.checkedState}
              menuOf={props.menuOf}
              onCheckAll={session.checkAll}
              onSort={props.onSort}
              onResize={props.onResize}
              onMove={props.onMove}
            />
            <div role="rowgroup" className="dg__body" style={{ width, height: rowWindow.getTotalSize() }}>
              {rowItems.map((item) => {
                const place = layout.at(item.index);
                const start = item.start - headHeight;
                if (place === undefined) return null;
                if (place.kind === 'group') {
                  return props.groupField === null ? null : (
                    <GridGroupRow
                      key={`group ${place.group.key}`}
                      group={place.group}
                      field={props.groupField}
                      display={item.index}
                      start={start}
                      width={width}
                      folded={session.folded.has(place.group.key)}
                      active={focus?.row === item.index}
                      columns={columns}
                      shown={shown}
                      figured={props.figured}
                      onFold={session.fold}
                    />
                  );
                }
                const record = rows.row(place.row);
                const inRange = rectangle !== null && item.index >= rectangle.top && item.index <= bottom;
                return (
                  <GridRow
                    key={place.row}
                    record={record}
                    display={item.index}
                    start={start}
                    width={width}
                    columns={columns}
                    shown={shown}
                    checked={record !== undefined && session.isChecked(record.id)}
                    left={inRange ? rectangle.left : -1}
                    right={inRange ? rectangle.right : -1}
                    isTop={inRange && item.index === rectangle.top}
                    isBottom={inRange && item.index === bottom}
                    active={focus?.row === item.index ? focus.column : -1}
                    onCheck={session.check}
                    onOpen={session.open}
                  />
                );
              })}
            </div>
            {rows.total !== undefined && (
              <div role="rowgroup" className="dg__footer" style={{ width }}>
                <GridFoot
                  total={rows.total}
                  width={width}
                  rowIndex={layout.count + 2}
                  columns={columns}
                  shown={shown}
                  figured={props.figured}
                  figures={props.figures}
                />
              </div>
            )}
          </div>
          <div className="dg__overlay">
            <TextEditor
              area={session.area}
              edit={edit}
              box={box}
              align={focusColumn?.align ?? 'left'}
              label={
                focusColumn === undefined
                  ? label
                  : `${label}, ${words(focusColumn.field.labels, focusColumn.field.key)}`
              }
              gridId={id}
              activeId={activeItem === undefined || focus === null ? undefined : `${id}-${focus.row}-${focus.column}`}
              onKey={(event, isEditing) => {
                const grid = commands.current;
                if (grid === null || event.defaultPrevented) return;
                if (isEditing ? editByKey(event, grid) : navigateByKey(event, grid)) event.preventDefault();
              }}
              onType={(text) => {
                if (focus !== null) commands.current?.edit(focus, text);
              }}
              onCopy={clipboard.onCopy}
              onPaste={clipboard.onPaste}
              onLeave={() => void commands.current?.commit()}
            />
            {session.picking !== null && box !== null && editing === null && (
              <ValueEditor session={session} cell={session.picking} box={box} />
            )}
          </div>
        </div>
        {layout.count > mostRows && <p className="dg__limit meta">{t('tooManyRows', { shown: mostRows })}</p>}
        {clipboard.dialog}
      </div>
    </GridContext>
  );
}

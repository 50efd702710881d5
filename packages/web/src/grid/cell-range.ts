// The cells in hand: one active cell and the rectangle that stretches from an anchor to it.

/** `row` counts displayed rows (group heads too), `column` the columns from the title on. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface CellRange {
  readonly anchor: Cell;
  /** The active cell. */
  readonly focus: Cell;
}

export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeAt(cell: Cell): CellRange {
  return { anchor: cell, focus: cell };
}

export function rectangleOf({ anchor, focus }: CellRange): Rectangle {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isInside(rectangle: Rectangle, row: number, column: number): boolean {
  return row >= rectangle.top && row <= rectangle.bottom && column >= rectangle.left && column <= rectangle.right;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** Moves the active cell; `extend` keeps the anchor. */
export function moved(
  range: CellRange,
  by: { rows?: number; columns?: number },
  extent: Extent,
  extend: boolean,
): CellRange {
  const focus = {
    row: clamp(range.focus.row + (by.rows ?? 0), extent.rows),
    column: clamp(range.focus.column + (by.columns ?? 0), extent.columns),
  };
  return extend ? { anchor: range.anchor, focus } : rangeAt(focus);
}

/** Tab goes on in the next row at the end of a row, and back. */
export function tabbed(range: CellRange, backwards: boolean, extent: Extent): CellRange | null {
  const index = range.focus.row * extent.columns + range.focus.column + (backwards ? -1 : 1);
  if (index < 0 || index >= extent.rows * extent.columns) return null;
  return rangeAt({ row: Math.floor(index / extent.columns), column: index % extent.columns });
}

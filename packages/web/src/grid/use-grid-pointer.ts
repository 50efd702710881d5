// The mouse in the grid: a press chooses a cell, a drag stretches the range, the handle fills, a double click edits.
import { useRef, useState, type PointerEvent, type RefObject, type MouseEvent } from 'react';
import { rangeAt, rectangleOf, type Cell } from './cell-range.ts';
import type { GridCommands } from './grid-commands.ts';

export interface GridPointer {
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLDivElement>): void;
    onPointerMove(event: PointerEvent<HTMLDivElement>): void;
    onPointerUp(event: PointerEvent<HTMLDivElement>): void;
    onPointerCancel(event: PointerEvent<HTMLDivElement>): void;
    onDoubleClick(event: MouseEvent<HTMLDivElement>): void;
  };
  /** Last row that the fill handle is dragged to; null while it is not. */
  readonly fillTo: number | null;
}

/** Pixels from the edge of the grid where a drag scrolls it. */
const edge = 28;

function cellOf(target: Element | null): Cell | null {
  const element = target?.closest<HTMLElement>('[data-row]');
  if (element == null) return null;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column'] ?? 0) };
}

export function useGridPointer(
  grid: RefObject<GridCommands | null>,
  scroller: RefObject<HTMLDivElement | null>,
): GridPointer {
  const held = useRef<'range' | 'fill' | null>(null);
  const filled = useRef<number | null>(null);
  const [fillTo, setFillTo] = useState<number | null>(null);

  function scrollAtEdge(event: PointerEvent): void {
    const box = scroller.current?.getBoundingClientRect();
    if (box === undefined || scroller.current === null) return;
    const down = event.clientY > box.bottom - edge ? 33 : event.clientY < box.top + edge + 36 ? -33 : 0;
    const right = event.clientX > box.right - edge ? 40 : event.clientX < box.left + edge ? -40 : 0;
    if (down !== 0 || right !== 0) scroller.current.scrollBy(right, down);
  }

  function release(): void {
    const commands = grid.current;
    if (held.current === 'fill' && filled.current !== null && commands?.range != null) {
      const { top, bottom } = rectangleOf(commands.range);
      if (filled.current > bottom) commands.fillDown(top, filled.current);
    }
    held.current = null;
    filled.current = null;
    setFillTo(null);
  }

  return {
    fillTo,
    handlers: {
      onPointerDown(event) {
        const commands = grid.current;
        const target = event.target as Element;
        if (commands === null || event.button !== 0 || target.closest('button, input, a, textarea') !== null) return;
        const cell = cellOf(target);
        if (cell === null) return;
        if (event.pointerType === 'touch') {
          // A finger scrolls; a second tap on the same cell edits it.
          const focus = commands.range?.focus;
          if (!commands.commit()) return;
          if (focus?.row === cell.row && focus.column === cell.column) commands.edit(cell);
          else commands.setRange(rangeAt(cell));
          return;
        }
        event.preventDefault();
        if (!commands.commit()) return;
        commands.focus();
        if (target.closest('[data-fill]') !== null) held.current = 'fill';
        else {
          held.current = 'range';
          commands.setRange(
            event.shiftKey && commands.range !== null ? { anchor: commands.range.anchor, focus: cell } : rangeAt(cell),
          );
        }
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        const commands = grid.current;
        if (held.current === null || commands?.range == null) return;
        scrollAtEdge(event);
        const cell = cellOf(document.elementFromPoint(event.clientX, event.clientY));
        if (cell === null) return;
        if (held.current === 'fill') {
          filled.current = Math.max(rectangleOf(commands.range).bottom, cell.row);
          setFillTo(filled.current);
        } else if (cell.row !== commands.range.focus.row || cell.column !== commands.range.focus.column) {
          commands.setRange({ anchor: commands.range.anchor, focus: cell });
        }
      },
      onPointerUp: release,
      onPointerCancel: release,
      onDoubleClick(event) {
        const target = event.target as Element;
        const cell = target.closest('button, input, a, textarea') === null ? cellOf(target) : null;
        if (cell !== null) grid.current?.edit(cell);
      },
    },
  };
}

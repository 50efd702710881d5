// The keyboard of the grid, as spreadsheet users expect it.
import type { KeyboardEvent } from 'react';
import { moved, rangeAt, rectangleOf, tabbed } from './cell-range.ts';
import type { GridCommands } from './grid-commands.ts';

/** Keys while no cell is being edited. Returns true when the key was used. */
export function navigateByKey(event: KeyboardEvent, grid: GridCommands): boolean {
  const { extent } = grid;
  if (extent.rows === 0) return false;
  const range = grid.range ?? rangeAt({ row: 0, column: 0 });
  const jump = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  const go = (rows: number, columns: number): boolean => {
    grid.setRange(grid.range === null ? range : moved(range, { rows, columns }, extent, extend));
    return true;
  };
  const place = grid.placeAt(range.focus.row);
  switch (event.key) {
    case 'ArrowUp':
      return go(jump ? -extent.rows : -1, 0);
    case 'ArrowDown':
      return go(jump ? extent.rows : 1, 0);
    case 'ArrowLeft':
      return go(0, jump ? -extent.columns : -1);
    case 'ArrowRight':
      return go(0, jump ? extent.columns : 1);
    case 'PageUp':
      return go(-grid.pageRows, 0);
    case 'PageDown':
      return go(grid.pageRows, 0);
    case 'Home':
      return go(jump ? -extent.rows : 0, -extent.columns);
    case 'End':
      return go(jump ? extent.rows : 0, extent.columns);
    case 'Tab': {
      const next = grid.range === null ? null : tabbed(range, extend, extent);
      if (next === null) return false;
      grid.setRange(next);
      return true;
    }
    case 'Enter':
      if (place?.kind === 'group') grid.fold(place.group.key);
      else if (jump) grid.openRecord(range.focus.row);
      else if (!extend) grid.edit(range.focus);
      return true;
    case 'F2':
      grid.edit(range.focus);
      return true;
    case ' ':
      if (place?.kind === 'group') grid.fold(place.group.key);
      else grid.check(range.focus.row);
      return true;
    case 'Escape':
      if (grid.range === null) return false;
      grid.setRange(rangeAt(range.focus));
      grid.cancel();
      return true;
    case 'Delete':
    case 'Backspace':
      if (jump) grid.deleteRows();
      else grid.clearRange();
      return true;
    default:
      return jump && !event.altKey && withControl(event.key.toLowerCase(), grid);
  }
}

function withControl(key: string, grid: GridCommands): boolean {
  const { extent } = grid;
  if (key === 'a') {
    grid.setRange({ anchor: { row: 0, column: 0 }, focus: { row: extent.rows - 1, column: extent.columns - 1 } });
    return true;
  }
  if (key === 'd') {
    if (grid.range === null) return true;
    const { top, bottom } = rectangleOf(grid.range);
    // With one row, the value above is filled in.
    grid.fillDown(top === bottom ? top - 1 : top, bottom);
    return true;
  }
  return false;
}

/** Keys while a text is being edited. */
export function editByKey(event: KeyboardEvent<HTMLTextAreaElement>, grid: GridCommands): boolean {
  // Enter and Escape belong to the input method while it composes.
  if (event.nativeEvent.isComposing) return false;
  const range = grid.range;
  if (range === null) return false;
  switch (event.key) {
    case 'Enter':
      if (event.altKey) return insertLineBreak(event.currentTarget);
      if (grid.commit()) grid.setRange(moved(range, { rows: event.shiftKey ? -1 : 1 }, grid.extent, false));
      return true;
    case 'Tab': {
      if (!grid.commit()) return true;
      const next = tabbed(range, event.shiftKey, grid.extent);
      if (next !== null) grid.setRange(next);
      return true;
    }
    case 'Escape':
      grid.cancel();
      return true;
    default:
      return false;
  }
}

function insertLineBreak(area: HTMLTextAreaElement): boolean {
  area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

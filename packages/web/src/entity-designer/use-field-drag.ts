// useFieldDrag: drags a field, or a type from the palette, over the list of fields; says where it would land.
import type { Labels } from '@keepwell/model';
import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';

export type DragSource =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'type'; readonly type: string };

/** Before a field, or at the end of a heading. */
export interface DropPlace {
  readonly before: string | null;
  readonly groupKey: string;
  readonly group: Labels | undefined;
}

export interface Dragging {
  readonly source: DragSource;
  readonly x: number;
  readonly y: number;
  readonly place: DropPlace | null;
}

export interface FieldDrag {
  readonly dragging: Dragging | null;
  start(event: ReactPointerEvent, source: DragSource): void;
}

/** Pixels before a press becomes a drag: a click stays a click. */
const threshold = 5;

/** Where a drop at this height lands, read off the rows as they are drawn. */
function placeAt(x: number, y: number): DropPlace | null {
  const list = document.querySelector('[data-field-list]')?.getBoundingClientRect();
  if (list === undefined || x < list.left || x > list.right || y < list.top - 40 || y > list.bottom + 120) return null;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-drop-group]')];
  const read = (row: HTMLElement): Labels | undefined =>
    (JSON.parse(row.dataset['dropGroup'] ?? 'null') as Labels | null) ?? undefined;
  const below = rows.find((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  const above = below === undefined ? rows.at(-1) : rows[rows.indexOf(below) - 1];
  if (below?.dataset['dropField'] !== undefined) {
    return { before: below.dataset['dropField'], groupKey: below.dataset['dropGroup'] ?? '', group: read(below) };
  }
  // Over the upper half of a heading, or under the last row: the end of what stands above.
  const end = above ?? below;
  return end === undefined ? null : { before: null, groupKey: end.dataset['dropGroup'] ?? '', group: read(end) };
}

export function useFieldDrag(drop: (source: DragSource, place: DropPlace) => void): FieldDrag {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const press = useRef<{ readonly source: DragSource; readonly x: number; readonly y: number } | null>(null);
  const current = useRef<Dragging | null>(null);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });

  const show = useCallback((next: Dragging | null) => {
    current.current = next;
    document.documentElement.classList.toggle('dragging', next !== null);
    setDragging(next);
  }, []);

  useEffect(() => {
    function move(event: PointerEvent): void {
      const from = press.current;
      if (from === null) return;
      const { clientX: x, clientY: y } = event;
      if (current.current === null && Math.hypot(x - from.x, y - from.y) < threshold) return;
      event.preventDefault();
      document.querySelector('.designer__canvas')?.scrollBy(0, edgeSpeed(y));
      show({ source: from.source, x, y, place: placeAt(x, y) });
    }
    function end(event: PointerEvent): void {
      const done = current.current;
      press.current = null;
      if (done === null) return;
      show(null);
      // The click that follows a drag is not meant for the button under it.
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, true), 0);
      if (event.type === 'pointerup' && done.place !== null) latest.current(done.source, done.place);
    }
    function cancel(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || current.current === null) return;
      press.current = null;
      show(null);
      event.stopPropagation();
    }
    window.addEventListener('pointermove', move, { passive: false });
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', cancel, true);
    return () => {
      document.documentElement.classList.remove('dragging');
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', cancel, true);
    };
  }, [show]);

  const start = useCallback((event: ReactPointerEvent, source: DragSource) => {
    if (event.button !== 0) return;
    window.getSelection()?.removeAllRanges();
    press.current = { source, x: event.clientX, y: event.clientY };
  }, []);

  return { dragging, start };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** Near the upper and lower edge of the list it scrolls on. */
function edgeSpeed(y: number): number {
  const box = document.querySelector('.designer__canvas')?.getBoundingClientRect();
  if (box === undefined) return 0;
  if (y < box.top + 40) return -12;
  return y > box.bottom - 40 ? 12 : 0;
}

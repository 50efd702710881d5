// ValueEditor: the field's own input over a cell, for values that are chosen rather than typed.
import type { FieldValue } from '@keepwell/model';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { FieldInput } from '../record/field-input.tsx';
import type { Cell } from './cell-range.ts';
import { cellValue } from './clipboard-data.ts';
import type { GridSession } from './use-grid-session.ts';

export interface ValueEditorProps {
  readonly session: GridSession;
  readonly cell: Cell;
  readonly box: { readonly left: number; readonly top: number; readonly width: number };
}

/** Pop-ups of the kit leave the tree of the editor; a press in one of them is not a press outside. */
const popups = '.menu, .pop, [role="listbox"], [role="dialog"], [data-base-ui-portal]';

export function ValueEditor({ session, cell, box }: ValueEditorProps): ReactElement | null {
  const t = useText('grid');
  const label = useLabel();
  const frame = useRef<HTMLDivElement>(null);
  const column = session.columns[cell.column];
  const place = session.layout.at(cell.row);
  const record = place?.kind === 'row' ? session.rows.row(place.row) : undefined;
  const [value, setValue] = useState<FieldValue>(() =>
    column === undefined || record === undefined ? null : cellValue(record, column.field),
  );

  function save(next: FieldValue): void {
    if (column !== undefined) {
      const what = t('changed', { field: label(column.field.labels, column.field.key), count: 1 });
      session.commands.current?.setValues([{ display: cell.row, values: { [column.field.id]: next } }], what);
    }
    session.stopPicking();
  }
  const leave = useEffectEvent(() => save(value));
  const cancel = useEffectEvent(() => session.stopPicking());

  useEffect(() => {
    const element = frame.current;
    // The list of choices opens with the editor: Enter, arrow, Enter chooses.
    const control = element?.querySelector<HTMLElement>('[role="combobox"]');
    control?.focus();
    control?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    function onPress(event: PointerEvent): void {
      const target = event.target as Element;
      if (element?.contains(target) !== true && target.closest(popups) === null) leave();
    }
    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Escape') cancel();
      else if (event.key === 'Tab') {
        event.preventDefault();
        leave();
      }
    }
    window.addEventListener('pointerdown', onPress, true);
    element?.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      element?.removeEventListener('keydown', onKey);
    };
  }, []);

  if (column === undefined || record === undefined) return null;
  const isSingle = column.field.type !== 'choices';
  return (
    <div
      ref={frame}
      className="dg__picker"
      style={{ left: box.left, top: box.top, minWidth: Math.max(box.width + 1, 180) }}
    >
      <FieldInput
        field={column.field}
        value={value}
        compact
        reader={session.reader}
        titles={session.rows.titles}
        ariaLabel={label(column.field.labels, column.field.key)}
        onChange={(next) => {
          setValue(next);
          if (isSingle) save(next);
        }}
      />
    </div>
  );
}

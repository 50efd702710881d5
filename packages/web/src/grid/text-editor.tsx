// The one text box of the grid. It has the focus all the time, so that typing, an input method or a paste can begin in any cell;
// while a cell is edited it lies over that cell.
import { Icon } from '@keepwell/ui';
import { CircleAlert } from 'lucide-react';
import {
  useLayoutEffect,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import type { EditStore } from './edit-state.ts';

export interface TextEditorProps {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly edit: EditStore;
  /** Where the active cell stands, in the body of the grid; null: none is active. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | null;
  readonly align: 'left' | 'right';
  readonly label: string;
  readonly gridId: string;
  readonly activeId: string | undefined;
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>, isEditing: boolean) => void;
  /** Text appeared while nothing was edited. */
  readonly onType: (text: string) => void;
  readonly onCopy: (event: ClipboardEvent, isCut: boolean) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onLeave: () => void;
}

export function TextEditor(props: TextEditorProps): ReactElement {
  const { area, edit, box, align } = props;
  const { cell, text, problem } = edit();
  const isEditing = cell !== null;

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || !isEditing) return;
    element.focus({ preventScroll: true });
    if (element.selectionStart === 0) element.setSelectionRange(element.value.length, element.value.length);
  }, [area, isEditing]);

  const style: CSSProperties =
    box === null
      ? { left: 0, top: 0 }
      : { left: box.left, top: box.top, ...(isEditing && { minWidth: box.width + 1, minHeight: box.height + 1 }) };
  return (
    <div className={isEditing ? 'dg__editor dg__editor--on' : 'dg__editor'} style={style}>
      <textarea
        ref={area}
        className={align === 'right' ? 'dg__area dg__area--right' : 'dg__area'}
        rows={1}
        value={text}
        aria-label={props.label}
        aria-controls={props.gridId}
        aria-activedescendant={isEditing ? undefined : props.activeId}
        aria-invalid={problem !== null || undefined}
        data-page-undo={isEditing ? undefined : ''}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          if (isEditing) edit.setState({ text: event.target.value, problem: null });
          else props.onType(event.target.value);
        }}
        onKeyDown={(event) => props.onKey(event, isEditing)}
        onCopy={(event) => {
          if (!isEditing) props.onCopy(event, false);
        }}
        onCut={(event) => {
          if (!isEditing) props.onCopy(event, true);
        }}
        onPaste={(event) => {
          if (!isEditing) props.onPaste(event);
        }}
        onBlur={props.onLeave}
      />
      {problem !== null && (
        <p className="dg__problem" role="alert">
          <Icon of={CircleAlert} size={14} />
          {problem}
        </p>
      )}
    </div>
  );
}

// What can be done in a builder, as entries of one table: its bar, its menu, its keys and Ctrl+K all read it.
import type { Command, IconType, MenuItem } from '@keepwell/ui';
import { isTyping } from '../undo/undo-host.tsx';

export interface BuilderCommand {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconType;
  /** Ways to press it, the one that is shown first: `Ctrl Shift Z`, `/`. Ctrl is Cmd on a Mac. */
  readonly keys?: readonly string[];
  /**
   * Where its keys count. `page` (default): not while somebody types, and not behind a dialog; `draft`: also in the inputs of the
   * inspector, which show the draft; `always`: wherever the focus is.
   */
  readonly reach?: 'page' | 'draft' | 'always';
  /** Default true. */
  readonly isEnabled?: boolean;
  readonly danger?: boolean;
  run(): void;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether these keys, and no other modifiers, are held. */
export function isPressed(keys: string, event: Pressed): boolean {
  const parts = keys.split(' ');
  const key = parts.pop() ?? '';
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  return (
    (event.ctrlKey || event.metaKey) === parts.includes('Ctrl') &&
    event.altKey === parts.includes('Alt') &&
    // Some keyboards need Shift for a sign such as `/`.
    (key.length === 1 && !/[a-z]/i.test(key) ? true : event.shiftKey === parts.includes('Shift'))
  );
}

/** Texts of their own: a search, a dialog, a formula that is half written. */
function isOwnText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !isTyping(target)) return false;
  return target.closest('.inspector') === null || target.matches('.formula-editor textarea');
}

export function reaches({ reach = 'page' }: Pick<BuilderCommand, 'reach'>, target: EventTarget | null): boolean {
  if (reach === 'always') return true;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return false;
  return reach === 'draft' ? !isOwnText(target) : !isTyping(target);
}

export function toMenuItem({ label, icon, keys, isEnabled = true, danger, run }: BuilderCommand): MenuItem {
  return {
    label,
    ...(icon === undefined ? {} : { icon }),
    ...(keys?.[0] === undefined ? {} : { shortcut: keys[0] }),
    ...(danger === true ? { danger } : {}),
    disabled: !isEnabled,
    onSelect: run,
  };
}

export function toPaletteCommand({ id, label, icon, keys, run }: BuilderCommand): Command {
  return {
    id,
    label,
    ...(icon === undefined ? {} : { icon }),
    ...(keys?.[0] === undefined ? {} : { shortcut: keys[0] }),
    onRun: run,
  };
}

// useUndoKeys: Ctrl+Z and Ctrl+Shift+Z take the draft back and forth, also from the inspector's inputs, which show the draft.
import { useToast } from '@keepwell/ui';
import { useEffect } from 'react';
import { useText } from '../language/use-text.ts';
import { isTyping } from '../undo/undo-host.tsx';
import { useBuilder } from './builder-context.tsx';

/** Texts of their own: a search, a dialog, a formula that is half written. */
function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !isTyping(target)) return false;
  return target.closest('.inspector') === null || target.matches('.formula-editor textarea');
}

export function useUndoKeys(): void {
  const { undo, redo, flush } = useBuilder();
  const common = useText('common');
  const toast = useToast();
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 's') {
        event.preventDefault();
        void flush().catch(() => undefined);
        return;
      }
      const isUndo = key === 'z' && !event.shiftKey;
      if (!isUndo && key !== 'z' && key !== 'y') return;
      if (hasOwnUndo(event.target) || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      const step = isUndo ? undo() : redo();
      if (step !== undefined) {
        toast.show({ key: 'builder', message: common(isUndo ? 'undone' : 'redone', { what: step.label }) });
      }
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo, flush, common, toast]);
}

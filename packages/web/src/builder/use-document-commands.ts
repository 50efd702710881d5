// useDocumentCommands: what every builder can do with its document, before what its kind adds.
import { useToast } from '@keepwell/ui';
import { CircleAlert, History, Redo2, Save, Undo, Undo2, Upload } from 'lucide-react';
import { useText } from '../language/use-text.ts';
import { useBuilder } from './builder-context.tsx';
import type { BuilderCommand } from './builder-command.ts';

export interface DocumentActs {
  onProblems(): void;
  onHistory(): void;
  onDiscard(): void;
  onPublish(): void;
}

export type DocumentCommand = 'undo' | 'redo' | 'save' | 'publish' | 'problems' | 'history' | 'discard';

export function useDocumentCommands(acts: DocumentActs): Readonly<Record<DocumentCommand, BuilderCommand>> {
  const t = useText('builder');
  const common = useText('common');
  const toast = useToast();
  const { revision, isChanged, past, future, undo, redo, flush } = useBuilder();
  const undoStep = past.at(-1);
  const redoStep = future[0];

  function travel(go: typeof undo, words: 'undone' | 'redone'): void {
    const step = go();
    if (step !== undefined) toast.show({ key: 'builder', message: common(words, { what: step.label }) });
  }

  return {
    undo: {
      id: 'undo',
      label: undoStep === undefined ? common('undo') : t('undoStep', { step: undoStep.label }),
      icon: Undo2,
      keys: ['Ctrl Z'],
      reach: 'draft',
      isEnabled: undoStep !== undefined,
      run: () => travel(undo, 'undone'),
    },
    redo: {
      id: 'redo',
      label: redoStep === undefined ? common('redo') : t('redoStep', { step: redoStep.label }),
      icon: Redo2,
      keys: ['Ctrl Shift Z', 'Ctrl Y'],
      reach: 'draft',
      isEnabled: redoStep !== undefined,
      run: () => travel(redo, 'redone'),
    },
    save: {
      id: 'save',
      label: t('saveNow'),
      icon: Save,
      keys: ['Ctrl S'],
      reach: 'always',
      run: () => void flush().catch(() => undefined),
    },
    publish: {
      id: 'publish',
      label: t('publish', { revision: revision + 1 }),
      icon: Upload,
      isEnabled: isChanged,
      run: acts.onPublish,
    },
    problems: { id: 'problems', label: t('drawer_problems'), icon: CircleAlert, run: acts.onProblems },
    history: { id: 'history', label: t('drawer_history'), icon: History, run: acts.onHistory },
    discard: {
      id: 'discard',
      label: t('discardDraft'),
      icon: Undo,
      isEnabled: revision > 0 && isChanged,
      run: acts.onDiscard,
    },
  };
}

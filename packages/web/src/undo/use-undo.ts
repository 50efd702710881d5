// useUndo: each write says what it did; the toast, Ctrl+Z and Ctrl+Shift+Z take it back through the server.
import type { endpoints, ResponseOf } from '@keepwell/api';
import { isAppError } from '@keepwell/kernel';
import { useToast } from '@keepwell/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { create } from 'zustand';
import { client } from '../connection/client.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { afterWrites, didAgain, dropped, pushed, tookBack, useUndoStack, type Step } from './undo-stack.ts';

export type UndoAnswer = ResponseOf<(typeof endpoints)['undo']>;
export type UndoConflict = UndoAnswer['conflicts'][number];

/** An undo that later changes stand in the way of; the host asks what to do. */
export interface UndoQuestion {
  readonly step: Step;
  readonly direction: 'undo' | 'redo';
  readonly conflicts: readonly UndoConflict[];
  readonly count: number;
}

export const useUndoQuestion = create<{ readonly question: UndoQuestion | null }>(() => ({ question: null }));

export interface Undo {
  /** Remembers an operation and shows a toast that offers to take it back. `quiet`: no toast, as for typing in cells. */
  done(operation: number, label: string, options?: { quiet?: boolean }): void;
  undo(): void;
  redo(): void;
  /** Goes on after a question. */
  settle(question: UndoQuestion, onConflict: 'skip' | 'overwrite'): Promise<void>;
}

const toastOf = ({ operation }: Step): string => `operation ${operation}`;

export function useUndo(): Undo {
  const toast = useToast();
  const t = useText('common');
  const fail = useFailure();
  const queries = useQueryClient();

  const perform = useCallback(
    async (step: Step, direction: 'undo' | 'redo', onConflict: 'ask' | 'skip' | 'overwrite') => {
      try {
        const answer = await client.undo({ params: { operation: step.operation }, body: { onConflict } });
        if (!answer.done) {
          useUndoQuestion.setState({
            question: { step, direction, conflicts: answer.conflicts, count: answer.conflictCount },
          });
          return;
        }
        const move = direction === 'undo' ? tookBack : didAgain;
        useUndoStack.setState((stack) => move(stack, step, answer.operation));
        void queries.invalidateQueries({ queryKey: ['records'] });
        void queries.invalidateQueries({ queryKey: ['bin'] });
        // Its own toast would offer once more what has just been done.
        toast.close(toastOf(step));
        toast.show({ key: 'undo', message: t(direction === 'undo' ? 'undone' : 'redone', { what: step.label }) });
      } catch (failure) {
        if (isAppError(failure, 'store.operation_gone')) useUndoStack.setState((stack) => dropped(stack, step));
        fail(failure);
      }
    },
    [toast, t, fail, queries],
  );

  return useMemo(
    () => ({
      done(operation, label, options) {
        const step: Step = { operation, label };
        useUndoStack.setState((stack) => pushed(stack, step));
        if (options?.quiet) return;
        toast.show({
          key: toastOf(step),
          message: label,
          action: { label: t('undo'), onAct: () => void perform(step, 'undo', 'ask') },
        });
      },
      undo() {
        afterWrites(async () => {
          const step = useUndoStack.getState().done.at(-1);
          if (step === undefined) toast.show({ key: 'undo', kind: 'info', message: t('nothingToUndo') });
          else await perform(step, 'undo', 'ask');
        });
      },
      redo() {
        afterWrites(async () => {
          const step = useUndoStack.getState().undone.at(-1);
          if (step === undefined) toast.show({ key: 'undo', kind: 'info', message: t('nothingToRedo') });
          else await perform(step, 'redo', 'ask');
        });
      },
      async settle(question, onConflict) {
        useUndoQuestion.setState({ question: null });
        await perform(question.step, question.direction, onConflict);
      },
    }),
    [perform, toast, t],
  );
}

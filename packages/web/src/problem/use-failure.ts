// useFailure: shows a failed action as a toast that stays until it is closed.
import { useToast } from '@keepwell/ui';
import { useCallback } from 'react';
import { currentLanguage } from '../language/language-state.ts';
import { describeProblem } from './describe-problem.ts';

export function useFailure(): (failure: unknown) => void {
  const toast = useToast();
  return useCallback(
    (failure) => {
      const words = describeProblem(failure, currentLanguage());
      toast.show({ kind: 'failed', key: words.code, message: [words.title, ...words.findings.slice(0, 2)].join(' ') });
    },
    [toast],
  );
}

// A page that failed: what happened, what was kept, what to do next; the shell around it stays.
import { Button, ErrorPanel } from '@keepwell/ui';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLanguageState } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';

export function PageError({ error, reset }: ErrorComponentProps): ReactElement {
  return (
    <div className="frame">
      <ProblemPanel failure={error} onRetry={reset} />
    </div>
  );
}

export interface ProblemPanelProps {
  readonly failure: unknown;
  readonly onRetry?: () => void;
}

/** A failed read in the place of what was to be shown. */
export function ProblemPanel({ failure, onRetry }: ProblemPanelProps): ReactElement {
  const t = useText('problem');
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const words = describeProblem(failure, language);
  return (
    <ErrorPanel
      title={t('title')}
      what={[words.title, ...words.findings].join(' ')}
      kept={t('kept')}
      next={t('next')}
      code={words.requestId === undefined ? words.code : `${words.code} · ${words.requestId}`}
      actions={
        <>
          {onRetry !== undefined && (
            <Button size="sm" onClick={onRetry}>
              {common('retry')}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => window.location.reload()}>
            {common('reload')}
          </Button>
        </>
      }
    />
  );
}

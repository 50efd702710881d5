// The three steps of an import, and which one this is.
import { Steps } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

/** `current` counts from 0; 3: all done. */
export function ImportSteps({ current }: { current: 0 | 1 | 2 | 3 }): ReactElement {
  const t = useText('imports');
  return (
    <Steps
      current={current}
      steps={[
        { key: 'file', label: t('stepFile') },
        { key: 'review', label: t('stepReview') },
        { key: 'run', label: t('stepRun') },
      ]}
    />
  );
}

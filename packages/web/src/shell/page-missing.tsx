// An address that leads nowhere: it says so and shows a way on.
import { EmptyState } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { PageFrame } from './page-frame.tsx';

export function PageMissing(): ReactElement {
  const t = useText('common');
  return (
    <PageFrame title={t('pageMissing')}>
      <EmptyState
        actions={
          <Link to="/" className="btn btn--primary">
            {t('toStart')}
          </Link>
        }
      >
        {t('pageMissingNext')}
      </EmptyState>
    </PageFrame>
  );
}

// An address that leads nowhere: it says so and shows a way on.
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { PageFrame } from './page-frame.tsx';

export function PageMissing(): ReactElement {
  const t = useText('common');
  return (
    <PageFrame title={t('pageMissing')}>
      <div className="empty card">
        <p>{t('pageMissingNext')}</p>
        <Link to="/" className="btn btn--primary">
          {t('toStart')}
        </Link>
      </div>
    </PageFrame>
  );
}

// While a page's code or data is on its way: the shape of what comes.
import { Skeleton } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export function PagePending(): ReactElement {
  const t = useText('common');
  return (
    <div className="frame" role="status" aria-label={t('loading')}>
      <Skeleton shape="table" rows={12} columns={6} className="card" />
    </div>
  );
}

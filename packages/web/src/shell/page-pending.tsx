// While a page's code or data is on its way: the shape of what comes.
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export function PagePending(): ReactElement {
  const t = useText('common');
  return (
    <div className="page" role="status" aria-label={t('loading')}>
      <div className="skel skel--title" />
      <div className="skel skel--page" />
    </div>
  );
}

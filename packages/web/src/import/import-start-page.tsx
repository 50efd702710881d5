// The first step of an import: which file.
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useEntity } from '../data/use-documents.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { ImportSteps } from './import-steps.tsx';
import { ImportStart } from './import-start.tsx';
import './import.css';

const route = getRouteApi('/shell/import');

export function ImportStartPage(): ReactElement {
  const t = useText('imports');
  const label = useLabel();
  const { entity: id } = route.useSearch();
  const entity = useEntity(id ?? '');
  const name = label(entity?.labels);
  return (
    <PageFrame title={name === '' ? t('title') : t('titleFor', { entity: name })} meta={<ImportSteps current={0} />}>
      <div className="imp-start">
        <ImportStart entity={id} />
        <ul className="imp-promises muted">
          <li>{t('promiseDryRun')}</li>
          <li>{t('promiseTypes')}</li>
          <li>{t('promiseUndo')}</li>
        </ul>
      </div>
    </PageFrame>
  );
}

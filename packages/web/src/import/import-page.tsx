// An import from the file that was read to the records that came of it; the page may be left and opened again.
import { localeOf } from '@keepwell/kernel';
import { Button, Note } from '@keepwell/ui';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useEntity } from '../data/use-documents.ts';
import { useLanguage } from '../language/use-language.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportReview } from './import-review.tsx';
import { ImportRunning } from './import-running.tsx';
import { ImportSteps } from './import-steps.tsx';
import { isComplete } from './mapping-edits.ts';
import { isActive, useImport, type ImportControl } from './use-import.ts';
import './import.css';

const route = getRouteApi('/shell/import/$id');

export function ImportPage(): ReactElement {
  const { id } = route.useParams();
  return <OneImport key={id} id={id} />;
}

function OneImport({ id }: { id: string }): ReactElement {
  const t = useText('imports');
  const label = useLabel();
  const { language } = useLanguage();
  const control = useImport(id);
  const { state, mapping, failure } = control;
  const target = mapping?.target;
  const entity = useEntity(target !== undefined && 'entity' in target ? target.entity : '');
  if (state === undefined || mapping === undefined || target === undefined) {
    return (
      <PageFrame title={t('title')}>
        {failure === null ? <ReviewSkeleton /> : <GoneNote failure={failure} language={language} />}
      </PageFrame>
    );
  }
  const name = 'newEntity' in target ? label(target.newEntity.labels) : label(entity?.labels);
  const title = name === '' ? t('title') : t('titleFor', { entity: name });
  const run = state.run;
  if (run !== null && isActive(run.job)) {
    return (
      <PageFrame title={title} meta={<ImportSteps current={2} />}>
        <ImportRunning state={state} onCancel={control.cancel} />
      </PageFrame>
    );
  }
  if (run !== null) {
    return (
      <PageFrame title={title} meta={<ImportSteps current={run.job.state === 'done' ? 3 : 2} />}>
        <ImportOutcome state={state} onAgain={control.run} onTakeBack={control.cancel} />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title} meta={<ImportSteps current={1} />} actions={<ReviewActions control={control} />}>
      <ImportReview control={control} state={state} mapping={mapping} entity={entity ?? null} />
    </PageFrame>
  );
}

function ReviewActions({ control }: { control: ImportControl }): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { state, mapping, judging, starting, rereading } = control;
  const outcome = state?.dryRun?.outcome ?? null;
  const rows = outcome === null ? 0 : outcome.created + outcome.updated;
  const ready = mapping !== undefined && isComplete(mapping) && outcome !== null && rows > 0 && !judging && !rereading;
  return (
    <>
      <Button onClick={() => void navigate({ to: '/import', search: {} })}>{t('otherFile')}</Button>
      <Button variant="primary" busy={starting} disabled={!ready} onClick={control.run}>
        {outcome === null
          ? t('importRows')
          : t('importCount', { count: rows, rows: rows.toLocaleString(localeOf(language)) })}
      </Button>
    </>
  );
}

function GoneNote({ failure, language }: { failure: unknown; language: 'zh' | 'en' }): ReactElement {
  const t = useText('imports');
  const navigate = useNavigate();
  const words = describeProblem(failure, language);
  return (
    <Note
      kind="danger"
      live
      action={<Button onClick={() => void navigate({ to: '/import', search: {} })}>{t('otherFile')}</Button>}
    >
      {[words.title, ...words.findings].join(' ')}
    </Note>
  );
}

function ReviewSkeleton(): ReactElement {
  return (
    <div className="card card__body imp-skel" aria-hidden="true">
      {Array.from({ length: 8 }, (_, line) => (
        <span key={line} className="skel" />
      ))}
    </div>
  );
}

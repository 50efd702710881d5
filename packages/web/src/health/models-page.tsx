// ModelsPage: /health: the health models, what they score and how fresh they are, and the way to a new one.
import type { HealthModel } from '@keepwell/health';
import { Button, EmptyState, Progress, Skeleton, Tag } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { type Document, useEntities } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { NewModelDialog } from './new-model-dialog.tsx';
import { useModelDocuments } from './use-models.ts';
import { useSignOffs } from './use-sign-offs.ts';
import { VerdictTag } from './verdict-tag.tsx';

export function ModelsPage(): ReactElement {
  const t = useText('health');
  const models = useModelDocuments();
  const [creating, setCreating] = useState(false);
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('newModel')}
    </Button>
  );
  return (
    <PageFrame title={t('models')} actions={models !== undefined && models.length > 0 ? add : undefined}>
      {models === undefined && <Skeleton rows={4} />}
      {models?.length === 0 && <EmptyState actions={add}>{t('noModels')}</EmptyState>}
      {models !== undefined && models.length > 0 && (
        <div className="card models table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('model')}</th>
                <th scope="col" className="from-tablet">
                  {t('scores')}
                </th>
                <th scope="col">{t('versionColumn')}</th>
                <th scope="col">{t('fresh')}</th>
              </tr>
            </thead>
            <tbody>
              {models.map((model) => (
                <ModelRow key={model.id} model={model} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {creating && <NewModelDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

/** Milliseconds between looks at a run that goes on. */
const whileRunning = 1000;

function ModelRow({ model }: { readonly model: Document }): ReactElement {
  const t = useText('health');
  const label = useLabel();
  const reader = useReader();
  const entities = useEntities();
  const body = (model.published?.body ?? model.draft?.body) as HealthModel;
  const subject = entities?.find(({ id }) => id === body.entity);
  const { data: state } = useQuery({
    queryKey: keys.modelState(model.id),
    queryFn: () => client.modelState({ params: { model: model.id } }),
    enabled: model.published !== null,
    refetchInterval: ({ state: { data } }) => (data?.running == null && data?.at != null ? false : whileRunning),
  });
  const signed = useSignOffs(model.id).signOffs?.[0];
  const running = state?.running ?? null;
  return (
    <tr>
      <th scope="row">
        <Link to="/health/$model" params={{ model: model.id }} search={{}}>
          {label(body.labels, t('model'))}
        </Link>
      </th>
      <td className="from-tablet">{subject === undefined ? '' : label(subject.labels, subject.key)}</td>
      <td>
        <span className="hstack">
          {model.published === null ? <Tag outline>{t('onlyDraft')}</Tag> : `v${model.published.revision}`}
          {model.published !== null && model.draft !== null && <Tag outline>{t('hasDraft')}</Tag>}
          {signed !== undefined && (
            <VerdictTag verdict={signed.verdict}>
              {t(`signed_${signed.verdict}`, { revision: signed.revision })}
            </VerdictTag>
          )}
        </span>
      </td>
      <td>
        {running !== null ? (
          <Progress label={t('running')} done={running.done} all={running.total} />
        ) : state?.at == null ? (
          ''
        ) : (
          formatMoment(state.at, reader)
        )}
      </td>
    </tr>
  );
}

// PublishDialog: the plan before publishing: what changes in words, what it does to the records, what stands in the way.
import { isAppError, localeOf } from '@keepwell/kernel';

import { Button, Dialog, Field, Input, Note, Skeleton, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatDay } from '../record/format-moment.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesigner } from './designer-context.tsx';
import { PlanConversion, type Plan, type Repairs } from './plan-conversion.tsx';
import { PlanLines } from './plan-lines.tsx';
import { isBlocked, PlanObstacles } from './plan-obstacles.tsx';
import '../builder/plan.css';

export interface PublishDialogProps {
  readonly onClose: () => void;
}

export function PublishDialog({ onClose }: PublishDialogProps): ReactElement {
  const t = useText('designer');
  const words = useText('builder');
  const { id, doc, session, revision, language, draft, select, reader, nameOf } = useDesigner();
  const people = usePeople();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const [note, setNote] = useState('');
  const [repairs, setRepairs] = useState<Readonly<Record<string, Repairs>>>({});
  const [isStale, setStale] = useState(false);
  const next = revision + 1;
  const { token } = draft.document;
  const plan = useQuery({
    queryKey: keys.plan(id, token),
    queryFn: () => client.planDocument({ params: { id } }),
    enabled: draft.document.draft !== null && draft.kind === 'saved',
    staleTime: 0,
    gcTime: 0,
  });
  const published = useQuery({
    queryKey: keys.document(id),
    queryFn: () => client.getDocument({ params: { id } }),
  }).data?.published;

  const publish = useMutation({
    mutationFn: (seen: Plan) =>
      session.change((current) =>
        client.publishDocument({
          params: { id },
          body: {
            token: current,
            digest: seen.digest,
            repairs: wireRepairs(repairs),
            ...(note.trim() !== '' && { note: note.trim() }),
          },
        }),
      ),
    onSuccess: (document) => {
      queries.setQueryData(keys.document(id), document);
      for (const key of [keys.documents('entity'), keys.documents('view'), keys.records(id), ['bin'], keys.uses(id)]) {
        void queries.invalidateQueries({ queryKey: key });
      }
      toast.show({ key: 'designer', message: words('published', { revision: document.published?.revision ?? next }) });
      onClose();
    },
    onError: (failure) => {
      if (!isAppError(failure, 'store.plan_changed')) return fail(failure);
      setStale(true);
      void plan.refetch();
    },
  });

  function leave(field: string | null): void {
    onClose();
    select(field, 'problem');
  }

  const { data } = plan;
  const wrongRepair = Object.values(repairs).some((list) =>
    Object.values(list).some((one) => one.problem !== undefined),
  );
  const blocked = data === undefined || isBlocked(data) || wrongRepair;
  const records = (data?.records ?? 0).toLocaleString(localeOf(language));
  return (
    <Dialog
      open
      onClose={onClose}
      width={1040}
      flush
      keepOnOutsidePress
      title={words('publishTitle', { name: nameOf(doc), revision: next })}
      description={
        published == null || data === undefined
          ? t(published == null ? 'publishFirst' : 'publishWhat')
          : t('publishSince', {
              count: data.lines.length,
              revision,
              who: people[published.publishedBy] ?? t('somebody'),
              when: formatDay(published.publishedAt, reader),
            })
      }
      foot={
        <>
          <span className="muted grow" role="status">
            {data !== undefined &&
              t(isBlocked(data) ? 'planBlocked' : 'planAll', { count: data.records, shown: records })}
          </span>
          <Button onClick={onClose}>{words('keepEditing')}</Button>
          <Button
            variant="primary"
            disabled={blocked || plan.isFetching}
            busy={publish.isPending}
            onClick={() => data !== undefined && publish.mutate(data)}
          >
            {words('publishNow', { revision: next })}
          </Button>
        </>
      }
    >
      <div className="plan">
        <div className="plan__main">
          {isStale && (
            <Note kind="warn" live>
              {t('planChanged')}
            </Note>
          )}
          {plan.error !== null && data === undefined && (
            <ProblemPanel failure={plan.error} onRetry={() => void plan.refetch()} />
          )}
          {data === undefined && plan.error === null && <Skeleton rows={8} />}
          {data !== undefined && (
            <>
              <PlanObstacles plan={data} onLeave={leave} />
              {data.conversions.map((conversion) => {
                const field = doc.fields.find((one) => one.id === conversion.field);
                if (field === undefined) return null;
                return (
                  <PlanConversion
                    key={conversion.field}
                    conversion={conversion}
                    field={field}
                    repairs={repairs[conversion.field] ?? {}}
                    onRepair={(list) => setRepairs((all) => ({ ...all, [conversion.field]: list }))}
                  />
                );
              })}
              <PlanLines plan={data} />
              {data.lines.length === 0 && published == null && (
                <p>{t('publishFirstWhat', { count: doc.fields.length })}</p>
              )}
            </>
          )}
        </div>
        <aside className="plan__side" aria-label={words('aboutVersion')}>
          <section>
            <h3>{t('whatBreaks')}</h3>
            <p className="muted">
              {data === undefined
                ? t('checking')
                : data.broken.length === 0
                  ? t('nothingBreaks')
                  : t('someBreak', { count: data.broken.length })}
            </p>
          </section>
          <section>
            <Field label={words('noteLabel')} help={words('noteHelp')}>
              <Input value={note} onText={setNote} maxLength={500} prefix={`v${next}`} />
            </Field>
          </section>
          <section>
            <h3>{words('goingBack')}</h3>
            <p className="muted">{t(revision === 0 ? 'goingBackFirst' : 'goingBackHow', { revision })}</p>
          </section>
        </aside>
      </div>
    </Dialog>
  );
}

type WireValue = string | number | boolean | string[];

/** Only values that were given; an empty repair is what the plan does anyway. */
function wireRepairs(repairs: Readonly<Record<string, Repairs>>): Record<string, Record<string, WireValue>> {
  return Object.fromEntries(
    Object.entries(repairs).map(([field, list]) => [
      field,
      Object.fromEntries(
        Object.entries(list).flatMap(([record, one]) => (one.value === null ? [] : [[record, one.value as WireValue]])),
      ),
    ]),
  );
}

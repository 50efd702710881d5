// DeleteEntityDialog: what goes to the recycle bin with an entity, and what stands in the way of deleting it.
import { localeOf } from '@keepwell/kernel';
import { Button, Dialog, ImpactDialog, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDesigner } from './designer-context.tsx';
import { UseTitle, useAsWords } from './use-title.tsx';

export function DeleteEntityDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('designer');
  const words = useText('builder');
  const as = useAsWords();
  const { id, doc, session, language, nameOf, published } = useDesigner();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailure();
  const { data: count } = useQuery({
    queryKey: keys.count(id, {}),
    queryFn: () => client.countRecords({ params: { entity: id }, body: {} }),
    enabled: published !== null,
  });
  const { data: plan } = useQuery({
    queryKey: keys.deletion(id),
    queryFn: () => client.planDeletion({ params: { id } }),
    staleTime: 0,
  });
  const name = nameOf(doc);
  const remove = useMutation({
    mutationFn: async () => {
      await session.flush();
      const { token } = session.getState().document;
      await client.deleteDocument({ params: { id }, query: { token } });
    },
    onSuccess: async () => {
      session.stop();
      await navigate({ to: '/' });
      await queries.invalidateQueries();
      toast.show({
        message: t('deletedEntity', { name }),
        action: { label: t('toBin'), onAct: () => void navigate({ to: '/bin' }) },
      });
    },
    onError: fail,
  });
  if (plan === undefined) return <></>;
  if (plan.refuse.length > 0) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('deleteEntityTitle', { name })}
        description={t('deleteEntityUsed')}
        foot={<Button onClick={onClose}>{words('keepEditing')}</Button>}
      >
        <ul className="uses">
          {plan.refuse.map((use, at) => (
            <li key={at}>
              <UseTitle use={use} />
              <span className="meta">{as(use.as)}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <ImpactDialog
      open
      onClose={onClose}
      title={t('deleteEntityTitle', { name })}
      impacts={[
        { what: t('records'), count: (count?.total ?? 0).toLocaleString(localeOf(language)) },
        { what: t('fields'), count: doc.fields.length },
        { what: t('views'), count: plan.follow.length },
        ...plan.release.map((use) => ({ what: t('removedFrom', { name: use.title[language] }), count: 1 })),
      ]}
      afterwards={t('deleteEntityAfter')}
      confirmLabel={t('deleteEntity')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  );
}

// DeleteModelDialog: what goes to the recycle bin with a health model, and what stands in the way of deleting it.
import type { HealthModel } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { Button, Dialog, ImpactDialog, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { DraftSession } from '../builder/draft-session.ts';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDesk } from './model-context.tsx';

export interface DeleteModelDialogProps {
  readonly session: DraftSession<HealthModel>;
  readonly onClose: () => void;
}

export function DeleteModelDialog({ session, onClose }: DeleteModelDialogProps): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { id, doc, reader } = useDesk();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailure();
  const { data: plan } = useQuery({
    queryKey: keys.deletion(id),
    queryFn: () => client.planDeletion({ params: { id } }),
    staleTime: 0,
  });
  const name = textIn(doc.labels, reader.language, t('model'));
  const remove = useMutation({
    mutationFn: async () => {
      await session.flush();
      await client.deleteDocument({ params: { id }, query: { token: session.getState().document.token } });
    },
    onSuccess: async () => {
      session.stop();
      await navigate({ to: '/health' });
      await queries.invalidateQueries();
      toast.show({ message: t('deletedModel', { name }) });
    },
    onError: fail,
  });
  if (plan === undefined) return <></>;
  if (plan.refuse.length > 0) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('deleteTitle', { name })}
        description={t('deleteUsed')}
        foot={<Button onClick={onClose}>{words('keepEditing')}</Button>}
      >
        <ul className="uses">
          {plan.refuse.map((use, at) => (
            <li key={at}>{textIn(use.title, reader.language, use.document)}</li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <ImpactDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name })}
      impacts={[{ what: t('model'), count: 1 }]}
      afterwards={t('deleteAfter')}
      confirmLabel={t('deleteModel')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  );
}

// DeleteSegmentDialog: what goes to the recycle bin with a segment, and what stands in the way of deleting it.
import type { SegmentBody } from '../segments/use-segments.ts';
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
import { useDesk } from './segment-context.tsx';

export interface DeleteSegmentDialogProps {
  readonly session: DraftSession<SegmentBody>;
  readonly onClose: () => void;
}

export function DeleteSegmentDialog({ session, onClose }: DeleteSegmentDialogProps): ReactElement {
  const t = useText('segments');
  const words = useText('builder');
  const { id, kind, doc, reader } = useDesk();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailure();
  const { data: plan } = useQuery({
    queryKey: keys.deletion(id),
    queryFn: () => client.planDeletion({ params: { id } }),
    staleTime: 0,
  });
  const name = textIn(doc.labels, reader.language, t('unnamed'));
  const remove = useMutation({
    mutationFn: async () => {
      await session.flush();
      await client.deleteDocument({ params: { id }, query: { token: session.getState().document.token } });
    },
    onSuccess: async () => {
      session.stop();
      await navigate({ to: '/segments' });
      await queries.invalidateQueries();
      toast.show({ message: t('deleted', { name }) });
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
      impacts={[{ what: t(`kind_${kind}`), count: 1 }]}
      afterwards={t('deleteAfter')}
      confirmLabel={t('delete')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  );
}

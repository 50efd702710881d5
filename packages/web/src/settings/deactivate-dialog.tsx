// DeactivateDialog: what ending a colleague's access means, before it happens.
import { ImpactDialog, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Member } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';

export interface DeactivateDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

export function DeactivateDialog({ member, onClose }: DeactivateDialogProps): ReactElement {
  const t = useText('settings');
  const toast = useToast();
  const fail = useFailure();
  const queries = useQueryClient();
  const deactivate = useMutation({
    mutationFn: () => client.deactivateMember({ params: { id: member.id } }),
    onSuccess: async () => {
      toast.show({ message: t('deactivated', { name: member.name }) });
      onClose();
      await queries.invalidateQueries({ queryKey: keys.members });
    },
    onError: fail,
  });
  return (
    <ImpactDialog
      open
      onClose={onClose}
      title={t('deactivateTitle', { name: member.name })}
      impacts={[
        { what: t('deactivateSessions'), count: t('deactivateNow') },
        { what: t('deactivateHistory'), count: t('deactivateStays') },
      ]}
      confirmLabel={t('deactivate')}
      busy={deactivate.isPending}
      onConfirm={() => deactivate.mutate()}
    />
  );
}

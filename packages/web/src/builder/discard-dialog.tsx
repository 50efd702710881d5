// DiscardDialog: throws the draft away after showing how much work it holds.
import { ImpactDialog, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useBuilder } from './builder-context.tsx';

export interface DiscardDialogProps {
  /** Differences from what is published. */
  readonly changes: number;
  readonly onClose: () => void;
}

export function DiscardDialog({ changes, onClose }: DiscardDialogProps): ReactElement {
  const t = useText('builder');
  const common = useText('common');
  const { id, revision, change, take, undo } = useBuilder();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const discard = useMutation({
    mutationFn: () =>
      change(
        (token) => client.discardDraft({ params: { id }, query: { token } }),
        (document) => take(t('discardedStep'), document),
      ),
    onSuccess: (document) => {
      queries.setQueryData(keys.document(id), document);
      toast.show({
        key: 'builder',
        message: t('discarded', { revision }),
        action: { label: common('undo'), onAct: () => void undo() },
      });
      onClose();
    },
    onError: fail,
  });
  return (
    <ImpactDialog
      open
      onClose={onClose}
      title={t('discardTitle')}
      impacts={[{ what: t('discardChanges', { revision }), count: changes }]}
      afterwards={t('discardAfter')}
      confirmLabel={t('discardNow')}
      busy={discard.isPending}
      onConfirm={() => discard.mutate()}
    />
  );
}

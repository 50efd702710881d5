// DiscardDialog: throws the draft away after showing how much work it holds.
import type { EntityDefinition } from '@keepwell/model';
import { entityKind } from '@keepwell/model';
import { ImpactDialog, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { bodyOf } from '../builder/draft-session.ts';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useDesigner } from './designer-context.tsx';

export function DiscardDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('designer');
  const common = useText('common');
  const { id, doc, published, revision, session, editor, lookup } = useDesigner();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const lines = published === null ? [] : entityKind.diff(published, doc, lookup);
  const discard = useMutation({
    mutationFn: () =>
      session.change(
        (token) => client.discardDraft({ params: { id }, query: { token } }),
        (document) => editor.edit(t('discardedStep'), () => bodyOf(document) as EntityDefinition),
      ),
    onSuccess: (document) => {
      queries.setQueryData(keys.document(id), document);
      toast.show({
        key: 'designer',
        message: t('discarded', { revision }),
        action: { label: common('undo'), onAct: () => void editor.undo() },
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
      impacts={[{ what: t('discardChanges', { revision }), count: lines.length }]}
      afterwards={t('discardAfter')}
      confirmLabel={t('discardNow')}
      busy={discard.isPending}
      onConfirm={() => discard.mutate()}
    />
  );
}

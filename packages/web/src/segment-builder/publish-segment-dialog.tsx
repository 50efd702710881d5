// PublishSegmentDialog: what changes in words, who comes and goes, and the publish that judges everybody anew.
import { textIn } from '@keepwell/kernel';
import { segmentKind, tieringKind } from '@keepwell/model';
import { Button, Dialog, Field, Input, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useBuilder } from '../builder/builder-context.tsx';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { MembershipImpact } from './membership-impact.tsx';
import { useDesk } from './segment-context.tsx';

export function PublishSegmentDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('segments');
  const words = useText('builder');
  const { id, kind, doc, entity, published, lookup, reader } = useDesk();
  const { revision, change, take } = useBuilder();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailure();
  const [note, setNote] = useState('');
  const next = revision + 1;
  const of = kind === 'segment' ? segmentKind : tieringKind;
  const lines = published === null ? [] : of.diff(published as never, doc as never, lookup);
  const publish = useMutation({
    mutationFn: () =>
      change(
        (token) =>
          client.publishDocument({
            params: { id },
            body: { token, ...(note.trim() !== '' && { note: note.trim() }) },
          }),
        (document) => take(t('publishStep', { revision: next }), document),
      ),
    onSuccess: async (document) => {
      queries.setQueryData(keys.document(id), document);
      await Promise.all(
        [
          keys.documents(kind),
          keys.documents('entity'),
          keys.records(entity.id),
          keys.revisions(id),
          keys.segmentStates,
        ].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
      toast.show({ key: 'builder', message: words('published', { revision: document.published?.revision ?? next }) });
      onClose();
      await navigate({ to: '/segments/$segment', params: { segment: id }, search: {} });
    },
    onError: fail,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      width={960}
      flush
      keepOnOutsidePress
      title={words('publishTitle', { name: textIn(doc.labels, reader.language, t('unnamed')), revision: next })}
      description={t(published === null ? 'publishFirst' : 'publishWhat')}
      foot={
        <>
          <span className="grow" />
          <Button onClick={onClose}>{words('keepEditing')}</Button>
          <Button variant="primary" busy={publish.isPending} onClick={() => publish.mutate()}>
            {words('publishNow', { revision: next })}
          </Button>
        </>
      }
    >
      <div className="plan">
        <div className="plan__main">
          {published !== null && (
            <>
              <h3>{t('whatChanges')}</h3>
              <ul className="publish-lines">
                {lines.map((line, index) => (
                  <li key={index}>
                    {line.sentence[reader.language]}
                    {(line.was !== undefined || line.now !== undefined) && (
                      <span className="muted">
                        {' '}
                        {line.was?.[reader.language] ?? ''} → {line.now?.[reader.language] ?? ''}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Field label={words('noteLabel')} help={words('noteHelp')}>
            <Input value={note} onText={setNote} maxLength={500} prefix={`v${next}`} />
          </Field>
        </div>
        <aside className="plan__side" aria-label={t('impact')}>
          <MembershipImpact heading />
        </aside>
      </div>
    </Dialog>
  );
}

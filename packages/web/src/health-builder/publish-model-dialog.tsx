// PublishModelDialog: what changes in words, what it does to today's records, and the publish that scores everybody.
import { healthModelKind } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { Button, Dialog, Field, Input, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useBuilder } from '../builder/builder-context.tsx';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { ImpactPanel } from './impact-panel.tsx';
import { useDesk } from './model-context.tsx';

export function PublishModelDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { id, doc, entity, published, lookup, reader } = useDesk();
  const { revision, change, take } = useBuilder();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const [note, setNote] = useState('');
  const next = revision + 1;
  const lines = published === null ? [] : healthModelKind.diff(published, doc, lookup);
  const publish = useMutation({
    mutationFn: () =>
      change(
        async (token) => {
          await client.publishModel({
            params: { model: id },
            body: { token, ...(note.trim() !== '' && { note: note.trim() }) },
          });
          return client.getDocument({ params: { id } });
        },
        // The first publishing gives the model the fields that show its scores.
        (document) => take(t('publishStep', { revision: next }), document),
      ),
    onSuccess: (document) => {
      queries.setQueryData(keys.document(id), document);
      for (const key of [
        keys.documents('healthModel'),
        keys.documents('entity'),
        keys.records(entity.id),
        keys.revisions(id),
        keys.modelState(id),
      ]) {
        void queries.invalidateQueries({ queryKey: key });
      }
      toast.show({ key: 'builder', message: words('published', { revision: document.published?.revision ?? next }) });
      onClose();
    },
    onError: fail,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      width={1040}
      flush
      keepOnOutsidePress
      title={words('publishTitle', { name: textIn(doc.labels, reader.language, t('model')), revision: next })}
      description={t(published === null ? 'publishFirst' : 'publishWhat')}
      foot={
        <>
          <span className="muted grow">{t('publishScores')}</span>
          <Button onClick={onClose}>{words('keepEditing')}</Button>
          <Button variant="primary" busy={publish.isPending} onClick={() => publish.mutate()}>
            {words('publishNow', { revision: next })}
          </Button>
        </>
      }
    >
      <div className="plan">
        <div className="plan__main">
          <h3>{t('whatChanges')}</h3>
          {published === null ? (
            <p className="muted">{t('publishFirstWhat')}</p>
          ) : (
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
          )}
          <Field label={words('noteLabel')} help={words('noteHelp')}>
            <Input value={note} onText={setNote} maxLength={500} prefix={`v${next}`} />
          </Field>
        </div>
        <aside className="plan__side" aria-label={t('impact')}>
          <ImpactPanel />
        </aside>
      </div>
    </Dialog>
  );
}

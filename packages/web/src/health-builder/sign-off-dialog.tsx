// SignOffDialog: the figures that will be kept, a note, and the word itself.
import { type ReviewFigures, toSeen } from '@keepwell/health';
import { isAppError } from '@keepwell/kernel';
import { Button, Dialog, Field, Note, Textarea, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { SignOff } from '../health/use-sign-offs.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './model-context.tsx';
import { SignedFigures } from './signed-figures.tsx';

export interface SignOffDialogProps {
  readonly verdict: SignOff['verdict'];
  readonly revision: number;
  /** What the review shows now. */
  readonly figures: ReviewFigures;
  onClose(): void;
}

const longestNote = 1_000;

export function SignOffDialog({ verdict, revision, figures, onClose }: SignOffDialogProps): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { id: model, entity, reader } = useDesk();
  const queries = useQueryClient();
  const toast = useToast();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  // One id for all tries: a second click, or a try after a lost answer, signs nothing twice.
  const [id] = useState(() => newId('signoff'));
  const text = note.trim();
  const isMissing = verdict === 'rejected' && text === '';
  const sign = useMutation({
    mutationFn: () =>
      client.signOffModel({
        params: { model },
        body: {
          id,
          revision,
          verdict,
          note: text === '' ? null : text,
          asked: figures.asked,
          seen: toSeen(figures),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.signOffs(model) });
      toast.show({ key: 'builder', message: t(`state_${verdict}`, { revision }) });
      onClose();
    },
    onError: (failure) => {
      // The new figures are brought under the reviewer's eyes; the next try signs those.
      if (isAppError(failure, 'store.figures_changed'))
        void queries.invalidateQueries({ queryKey: keys.reviews(entity.id, model) });
    },
  });

  function press(): void {
    setTried(true);
    if (!isMissing && !sign.isPending) sign.mutate();
  }

  const words = sign.error === null ? null : describeProblem(sign.error, reader.language);
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      keepOnOutsidePress
      title={t(`sign_${verdict}`, { revision })}
      description={t('signKept', { revision })}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" busy={sign.isPending} onClick={press}>
            {t('signNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <SignedFigures figures={figures} />
        <Field
          label={t('signNote')}
          required={verdict === 'rejected'}
          error={tried && isMissing ? t('signNoteMissing') : undefined}
        >
          <Textarea value={note} onText={setNote} maxLength={longestNote} />
        </Field>
        {words !== null && (
          <Note kind="danger" live>
            {[words.title, ...words.findings].join(' ')}
          </Note>
        )}
      </div>
    </Dialog>
  );
}

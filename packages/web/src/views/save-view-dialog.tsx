// SaveViewDialog: a name for a view, and whether it is for everybody.
import { Button, Dialog, Field, Input, RadioGroup } from '@keepwell/ui';
import { useId, useState, type ReactElement } from 'react';
import type { View } from '../data/use-documents.ts';
import { useLabel, useText } from '../language/use-text.ts';
import type { ViewWrites } from './use-view-writes.ts';
import { useFirstFocus } from '../shell/use-first-focus.ts';

export type SaveViewWish =
  | { readonly kind: 'new' }
  | { readonly kind: 'copy'; readonly view: View }
  | { readonly kind: 'rename'; readonly view: View };

export interface SaveViewDialogProps {
  readonly wish: SaveViewWish;
  readonly writes: ViewWrites;
  readonly onClose: () => void;
}

export function SaveViewDialog({ wish, writes, onClose }: SaveViewDialogProps): ReactElement {
  const t = useText('views');
  const first = useFirstFocus();
  const common = useText('common');
  const label = useLabel();
  const form = useId();
  const [name, setName] = useState(() => {
    if (wish.kind === 'new') return '';
    const own = label(wish.view.body.labels);
    return wish.kind === 'copy' ? t('copyOf', { view: own }) : own;
  });
  const [sharing, setSharing] = useState<'shared' | 'personal'>('shared');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    const words = name.trim();
    if (words === '') return;
    setBusy(true);
    if (wish.kind === 'rename') await writes.rename(wish.view, words);
    else await writes.create(words, sharing === 'shared', wish.kind === 'copy' ? wish.view : undefined);
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(wish.kind === 'rename' ? 'renameTitle' : 'saveTitle')}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t('name')} required error={tried && name.trim() === '' ? common('requiredMissing') : undefined}>
          <Input value={name} onText={setName} maxLength={120} ref={first} />
        </Field>
        {wish.kind !== 'rename' && (
          <Field as="group" label={t('sharing')}>
            <RadioGroup
              aria-label={t('sharing')}
              value={sharing}
              onChange={setSharing}
              options={[
                { value: 'shared', label: t('shared'), detail: t('sharedDetail') },
                { value: 'personal', label: t('personal'), detail: t('personalDetail') },
              ]}
            />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

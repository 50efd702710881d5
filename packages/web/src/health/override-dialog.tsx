// OverrideDialog: a person's word against the band of the model, with a reason, perhaps until a day.
import type { BandOptions } from '@keepwell/model';
import { Button, Checkbox, DatePicker, Dialog, Field, Select, Textarea } from '@keepwell/ui';
import { useId, useState, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';

export interface Said {
  readonly band: string;
  readonly reason: string;
  readonly until: number | null;
  readonly locked: boolean;
}

export interface OverrideDialogProps {
  readonly bands: BandOptions['options'];
  readonly onClose: () => void;
  readonly onSave: (said: Said) => Promise<void>;
}

export function OverrideDialog({ bands, onClose, onSave }: OverrideDialogProps): ReactElement {
  const t = useText('health');
  const common = useText('common');
  const label = useLabel();
  const fail = useFailure();
  const form = useId();
  const [band, setBand] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [locked, setLocked] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    if (band === null || reason.trim() === '') return;
    setBusy(true);
    try {
      // Through the end of that day.
      const end = until === null ? null : new Date(`${until}T23:59:59.999`).getTime();
      await onSave({ band, reason: reason.trim(), until: end, locked });
      onClose();
    } catch (failure) {
      fail(failure);
      setBusy(false);
    }
  }

  const missing = common('requiredMissing');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('overrideTitle')}
      description={t('overrideHelp')}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {t('overrule')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t('band')} required error={tried && band === null ? missing : undefined}>
          <Select
            options={bands.map((one) => ({ value: one.id, label: label(one.labels, one.id) }))}
            value={band}
            onChange={setBand}
            clearable={false}
          />
        </Field>
        <Field label={t('reason')} required error={tried && reason.trim() === '' ? missing : undefined}>
          <Textarea value={reason} onText={setReason} maxLength={500} />
        </Field>
        <Field label={t('until')} help={t('untilHelp')}>
          <DatePicker value={until} onChange={setUntil} clearable />
        </Field>
        <Checkbox checked={locked} onChange={setLocked}>
          {t('lock')}
        </Checkbox>
      </form>
    </Dialog>
  );
}

// NewModelDialog: what a new health model scores and is called, and which way is good.
import { newHealthModel, type Polarity } from '@keepwell/health';
import { Button, Dialog, Field, Input, Segmented, Select } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useEntities } from '../data/use-documents.ts';
import { useLanguageState } from '../language/language-state.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { newId } from '../start/create-entity.ts';

export function NewModelDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('health');
  const common = useText('common');
  const label = useLabel();
  const first = useFirstFocus();
  const language = useLanguageState((state) => state.language);
  const entities = useEntities() ?? [];
  const queries = useQueryClient();
  const navigate = useNavigate();
  const fail = useFailure();
  const form = useId();
  const [name, setName] = useState('');
  const [entity, setEntity] = useState<string | null>(entities[0]?.id ?? null);
  const [polarity, setPolarity] = useState<Polarity>('health');
  const [tried, setTried] = useState(false);
  // Chosen here so that a second click creates nothing twice.
  const [id] = useState(() => newId('h'));
  const create = useMutation({
    mutationFn: () =>
      client.createDocument({
        body: {
          kind: 'healthModel',
          app: null,
          id,
          publish: false,
          body: newHealthModel(entity ?? '', polarity, { [language]: name.trim() }),
        },
      }),
    onSuccess: async (document) => {
      await queries.invalidateQueries({ queryKey: keys.documents('healthModel') });
      onClose();
      await navigate({ to: '/health/$model', params: { model: document.id }, search: {} });
    },
    onError: fail,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      keepOnOutsidePress
      title={t('newModel')}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} busy={create.isPending}>
            {t('createModel')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== '' && entity !== null) create.mutate();
        }}
      >
        <Field
          label={t('modelName')}
          required
          error={tried && name.trim() === '' ? common('requiredMissing') : undefined}
        >
          <Input value={name} onText={setName} maxLength={120} ref={first} />
        </Field>
        <Field label={t('scores')} required error={tried && entity === null ? common('requiredMissing') : undefined}>
          <Select
            options={entities.map((one) => ({ value: one.id, label: label(one.labels, one.key) }))}
            value={entity}
            clearable={false}
            onChange={setEntity}
          />
        </Field>
        <Field as="group" label={t('polarity')} help={t(`polarityHelp_${polarity}`)}>
          <Segmented<Polarity>
            block
            aria-label={t('polarity')}
            options={[
              { value: 'health', label: t('polarity_health') },
              { value: 'risk', label: t('polarity_risk') },
            ]}
            value={polarity}
            onChange={setPolarity}
          />
        </Field>
      </form>
    </Dialog>
  );
}

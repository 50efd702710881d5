// NewSegmentDialog: a rule that records enter and leave, or an order of tiers, and of which entity.
import type { SegmentKindName } from '@keepwell/model';
import { Button, Dialog, Field, Input, Segmented, Select, Switch } from '@keepwell/ui';
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
import { lifecycleTiers, newTiers } from './new-tiers.ts';

export function NewSegmentDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText('segments');
  const common = useText('common');
  const label = useLabel();
  const first = useFirstFocus();
  const language = useLanguageState((state) => state.language);
  const entities = useEntities() ?? [];
  const queries = useQueryClient();
  const navigate = useNavigate();
  const fail = useFailure();
  const form = useId();
  const [kind, setKind] = useState<SegmentKindName>('segment');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(entities[0]?.id ?? null);
  const [example, setExample] = useState(true);
  const [tried, setTried] = useState(false);
  // Chosen here so that a second click creates nothing twice.
  const [suffix] = useState(() => newId('s').slice(2));
  const entity = entities.find(({ id }) => id === chosen);
  const create = useMutation({
    mutationFn: () => {
      const base = { entity: chosen ?? '', labels: { [language]: name.trim() } };
      const body =
        kind === 'segment'
          ? { ...base, rule: null }
          : { ...base, tiers: example && entity !== undefined ? lifecycleTiers(entity) : newTiers() };
      const id = `${kind === 'segment' ? 's' : 't'}_${suffix}`;
      return client.createDocument({ body: { kind, app: null, id, publish: false, body } });
    },
    onSuccess: async (document) => {
      await queries.invalidateQueries({ queryKey: keys.documents(kind) });
      onClose();
      await navigate({ to: '/segments/$segment/edit', params: { segment: document.id } });
    },
    onError: fail,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      keepOnOutsidePress
      title={t('newTitle')}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} busy={create.isPending}>
            {t('create')}
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
          if (name.trim() !== '' && chosen !== null) create.mutate();
        }}
      >
        <Field as="group" label={t('kind')} help={t(`kindHelp_${kind}`)}>
          <Segmented<SegmentKindName>
            block
            aria-label={t('kind')}
            options={[
              { value: 'segment', label: t('kind_segment') },
              { value: 'tiering', label: t('kind_tiering') },
            ]}
            value={kind}
            onChange={setKind}
          />
        </Field>
        <Field label={t('name')} required error={tried && name.trim() === '' ? common('requiredMissing') : undefined}>
          <Input value={name} onText={setName} maxLength={120} ref={first} />
        </Field>
        <Field label={t('of')} required error={tried && chosen === null ? common('requiredMissing') : undefined}>
          <Select
            options={entities.map((one) => ({ value: one.id, label: label(one.labels, one.key) }))}
            value={chosen}
            clearable={false}
            onChange={setChosen}
          />
        </Field>
        {kind === 'tiering' && (
          <Field inline label={t('example')} help={t('exampleHelp')}>
            <Switch checked={example} onChange={setExample} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

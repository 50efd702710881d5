// NewEntityDialog: name a new entity and the field its records are called by.
import { Button, Dialog, Field, Input, useToast } from '@keepwell/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactElement } from 'react';
import { keys } from '../data/keys.ts';
import { useEntities } from '../data/use-documents.ts';
import { useLanguageState } from '../language/language-state.ts';
import { IconPicker } from '../entity-designer/icon-picker.tsx';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { screens } from '../shell/screens.ts';
import { useFirstFocus } from '../shell/use-first-focus.ts';
import { createEntity } from './create-entity.ts';

export interface NewEntityDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function NewEntityDialog({ open, onClose }: NewEntityDialogProps): ReactElement {
  const t = useText('start');
  const first = useFirstFocus();
  const common = useText('common');
  const language = useLanguageState((state) => state.language);
  const entities = useEntities();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const fail = useFailure();
  const form = useId();
  const [name, setName] = useState('');
  const [otherName, setOtherName] = useState('');
  const [icon, setIcon] = useState('table-2');
  const [titleField, setTitleField] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      createEntity({
        name: name.trim(),
        otherName: otherName.trim(),
        icon,
        titleField: (titleField ?? t('defaultTitleField')).trim() || t('defaultTitleField'),
        appName: t('firstApp'),
        language,
        takenKeys: (entities ?? []).map((entity) => entity.key),
      }),
    onSuccess: async (entity) => {
      await queries.invalidateQueries({ queryKey: keys.documents('app') });
      await queries.invalidateQueries({ queryKey: keys.documents('entity') });
      toast.show({ message: t('created', { name: name.trim() }) });
      setName('');
      setOtherName('');
      setIcon('table-2');
      onClose();
      await navigate(
        screens.designer
          ? { to: '/e/$entity/design', params: { entity } }
          : { to: '/e/$entity', params: { entity }, search: {} },
      );
    },
    onError: fail,
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('newEntity')}
      keepOnOutsidePress
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
          if (name.trim() !== '') create.mutate();
        }}
      >
        <Field
          label={t('entityName')}
          required
          help={t('entityNameHint')}
          error={tried && name.trim() === '' ? common('requiredMissing') : undefined}
        >
          <Input value={name} onText={setName} maxLength={120} ref={first} />
        </Field>
        <Field label={t('entityOtherName')}>
          <Input value={otherName} onText={setOtherName} maxLength={120} lang={language === 'zh' ? 'en' : 'zh-CN'} />
        </Field>
        <Field as="group" label={t('entityIcon')}>
          <IconPicker label={t('entityIcon')} value={icon} onChange={setIcon} />
        </Field>
        <Field label={t('entityTitleField')} help={t('entityTitleHint')}>
          <Input value={titleField ?? t('defaultTitleField')} onText={setTitleField} maxLength={120} />
        </Field>
      </form>
    </Dialog>
  );
}

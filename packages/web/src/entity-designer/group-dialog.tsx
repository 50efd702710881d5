// GroupDialog: names a heading in both languages: a new one for a field, or one that is there.
import type { FieldDefinition, Labels } from '@keepwell/model';
import { Button, Dialog, Field } from '@keepwell/ui';
import { textIn } from '@keepwell/kernel';
import { useId, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { placeField, renameGroup, type FieldGroup } from './entity-edits.ts';
import { LabelsInput } from '../builder/labels-input.tsx';

export type GroupQuestion =
  | { readonly kind: 'new'; readonly field: FieldDefinition }
  | { readonly kind: 'rename'; readonly group: FieldGroup };

export interface GroupDialogProps {
  readonly question: GroupQuestion;
  readonly onClose: () => void;
}

export function GroupDialog({ question, onClose }: GroupDialogProps): ReactElement {
  const t = useText('designer');
  const common = useText('common');
  const { edit, language } = useDesigner();
  const form = useId();
  const [labels, setLabels] = useState<Labels>(question.kind === 'rename' ? { ...question.group.labels } : {});
  const [tried, setTried] = useState(false);
  const name = textIn(labels, language).trim();
  function save(): void {
    setTried(true);
    if (name === '') return;
    if (question.kind === 'rename') {
      edit(t('renamedGroupStep', { name }), (entity) => renameGroup(entity, question.group.key, labels));
    } else edit(t('newGroupStep', { name }), (entity) => placeField(entity, question.field.id, null, labels));
    onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(question.kind === 'rename' ? 'renameGroup' : 'newGroup')}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form}>
            {t('apply')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          as="group"
          label={t('groupName')}
          help={t('groupHint')}
          error={tried && name === '' ? common('requiredMissing') : undefined}
        >
          <LabelsInput
            what={t('groupName')}
            labels={labels}
            onChange={setLabels}
            focused
            invalid={tried && name === ''}
          />
        </Field>
      </form>
    </Dialog>
  );
}

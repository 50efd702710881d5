// BulkEditDialog: sets one field of all checked records, or adds to and takes from what a multiple-choice field holds, as one operation.
import type { Selection } from '@keepwell/api';
import { Button, Dialog, Field, Note, Segmented, Select } from '@keepwell/ui';
import {
  fieldById,
  isSettable,
  type Entity,
  type FieldDefinition,
  type FieldValue,
  valueTypeOf,
} from '@keepwell/model';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { FieldInput } from '../record/field-input.tsx';
import { useUndo } from '../undo/use-undo.ts';

/** What becomes of the options that a record holds already. */
type How = 'set' | 'add' | 'remove';
const buttons = { add: 'bulkAdd', remove: 'bulkRemove' } as const;

function holdsOptions(field: FieldDefinition): boolean {
  const type = valueTypeOf(field);
  return type.kind === 'list' && type.of.kind === 'choice';
}

type Body = Parameters<typeof client.bulkUpdate>[0]['body'];

function toEdit(field: string, value: FieldValue, how: How): Pick<Body, 'values' | 'lists'> {
  if (how === 'set') return { values: { [field]: value as Body['values'][string] } };
  const options = (value ?? []) as string[];
  return {
    values: {},
    lists: { [field]: { add: how === 'add' ? options : [], remove: how === 'remove' ? options : [] } },
  };
}

export interface BulkEditDialogProps {
  readonly entity: Entity;
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

export function BulkEditDialog({ entity, selection, count, onClose }: BulkEditDialogProps): ReactElement {
  const t = useText('grid');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const queries = useQueryClient();
  const undo = useUndo();
  const settable = entity.fields.filter((field) => isSettable(field) && !field.unique);
  const [id, setId] = useState<string | null>(settable[0]?.id ?? null);
  const [value, setValue] = useState<FieldValue>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [how, setHow] = useState<How>('set');
  const field = id === null ? undefined : fieldById(entity, id);
  const { sort: _order, ...which } = selection;
  const save = useMutation({
    mutationFn: () =>
      client.bulkUpdate({
        params: { entity: entity.id },
        body: { selection: which, ...toEdit(field?.id ?? '', value, how) },
      }),
    onSuccess: async (answer) => {
      onClose();
      await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
      undo.done(answer.operation, t('changed', { field: label(field?.labels, field?.key), count: answer.changed }));
    },
  });
  const refused = save.error === null ? null : describeProblem(save.error, reader.language);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('bulkTitle', { count })}
      keepOnOutsidePress
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={field === undefined || problem !== null || (how !== 'set' && value === null)}
            onClick={() => save.mutate()}
          >
            {t(how === 'set' ? (value === null ? 'bulkEmpty' : 'bulkSet') : buttons[how], { count })}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field label={t('field')}>
          <Select
            options={settable.map((one) => ({ value: one.id, label: label(one.labels, one.key) }))}
            value={id}
            onChange={(next) => {
              setId(next);
              setValue(null);
              setProblem(null);
              setHow('set');
            }}
          />
        </Field>
        {field !== undefined && holdsOptions(field) && (
          <Segmented<How>
            aria-label={t('bulkHow')}
            options={(['set', 'add', 'remove'] as const).map((one) => ({ value: one, label: t(`bulkHow_${one}`) }))}
            value={how}
            onChange={setHow}
          />
        )}
        {field !== undefined && (
          <Field label={t(how === 'set' ? 'newValue' : 'bulkOptions')} error={problem}>
            <FieldInput
              key={field.id}
              field={field}
              value={value}
              onChange={setValue}
              onProblem={setProblem}
              reader={reader}
            />
          </Field>
        )}
        {refused !== null && <Note kind="danger">{[refused.title, ...refused.findings].join(' ')}</Note>}
      </div>
    </Dialog>
  );
}

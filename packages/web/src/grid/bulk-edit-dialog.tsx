// BulkEditDialog: sets one field of all checked records, as one operation.
import type { Selection } from '@keepwell/api';
import { Button, Dialog, Field, Note, Select } from '@keepwell/ui';
import { fieldById, isSettable, type Entity, type FieldValue } from '@keepwell/model';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { FieldInput } from '../record/field-input.tsx';
import { useUndo } from '../undo/use-undo.ts';

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
  const field = id === null ? undefined : fieldById(entity, id);
  const { sort: _order, ...which } = selection;
  const save = useMutation({
    mutationFn: () =>
      client.bulkUpdate({
        params: { entity: entity.id },
        body: { selection: which, values: { [field?.id ?? '']: value as null | boolean | number | string | string[] } },
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
            disabled={field === undefined || problem !== null}
            onClick={() => save.mutate()}
          >
            {t(value === null ? 'bulkEmpty' : 'bulkSet', { count })}
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
            }}
          />
        </Field>
        {field !== undefined && (
          <Field label={t('newValue')} error={problem}>
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

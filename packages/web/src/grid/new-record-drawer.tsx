// NewRecordDrawer: a form over all settable fields; defaults are filled in by the server.
import { Button, Drawer, Field, Note } from '@keepwell/ui';
import { isSettable, type Entity, type FieldValue } from '@keepwell/model';
import { isAppError } from '@keepwell/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import type { WireIssue } from '../connection/transport.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { FieldInput } from '../record/field-input.tsx';
import { useUndo } from '../undo/use-undo.ts';

export interface NewRecordDrawerProps {
  readonly entity: Entity;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function NewRecordDrawer(props: NewRecordDrawerProps): ReactElement | null {
  return props.open ? <OpenDrawer {...props} /> : null;
}

function OpenDrawer({ entity, onClose }: NewRecordDrawerProps): ReactElement {
  const t = useText('grid');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const queries = useQueryClient();
  const undo = useUndo();
  const form = useId();
  const [round, setRound] = useState(0);
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  // A second click with the same key creates nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: (_more: boolean) =>
      client.createRecords({
        params: { entity: entity.id },
        body: { key, records: [values as Record<string, null | boolean | number | string | string[]>] },
      }),
    onSuccess: async (answer, more) => {
      undo.done(answer.operation, t('created', { count: 1 }));
      if (more) {
        setValues({});
        setProblems({});
        setRound((now) => now + 1);
        setKey(crypto.randomUUID());
      } else onClose();
      await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
    },
  });
  const issues: readonly WireIssue[] = isAppError(create.error) ? create.error.issues : [];
  const refused = create.error === null ? null : describeProblem(create.error, reader.language);
  const settable = entity.fields.filter(isSettable);
  return (
    <Drawer
      open
      onClose={onClose}
      width={480}
      title={t('newRecordIn', { entity: label(entity.labels, entity.key) })}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button busy={create.isPending} onClick={() => create.mutate(true)}>
            {t('saveAndNext')}
          </Button>
          <Button variant="primary" type="submit" form={form} busy={create.isPending}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        key={round}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (Object.keys(problems).length === 0) create.mutate(false);
        }}
      >
        {refused !== null && <Note kind="danger">{refused.title}</Note>}
        {settable.map((field, index) => {
          const issue = issues.find((found) => found.path.includes(field.id));
          return (
            <Field
              key={field.id}
              label={label(field.labels, field.key)}
              help={label(field.help)}
              required={field.required}
              error={problems[field.id] ?? issue?.message}
            >
              <FieldInput
                field={field}
                value={values[field.id] ?? null}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the drawer was opened for this form
                autoFocus={index === 0}
                reader={reader}
                onChange={(value) => setValues((now) => ({ ...now, [field.id]: value }))}
                onProblem={(sentence) =>
                  setProblems(({ [field.id]: _was, ...others }) =>
                    sentence === null ? others : { ...others, [field.id]: sentence },
                  )
                }
              />
            </Field>
          );
        })}
      </form>
    </Drawer>
  );
}

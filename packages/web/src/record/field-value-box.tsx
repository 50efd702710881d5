// One field on the record page: its label and value; a press turns the value into the field's input.
import type { RecordView } from '@keepwell/api';
import { equalJson } from '@keepwell/kernel';
import { isSettable, resultOf, type Entity, type FieldDefinition, type FieldValue } from '@keepwell/model';
import { Button, Icon } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import { CircleAlert, PenLine } from 'lucide-react';
import { useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { CellView } from '../grid/cell-view.tsx';
import { dismiss, type CellWritesStore } from '../grid/cell-writes.ts';
import { cellValue } from '../grid/clipboard-data.ts';
import { GridContext } from '../grid/grid-context.ts';
import type { RecordWrites } from '../grid/use-record-writes.ts';
import type { Titles } from '../grid/use-rows.ts';
import { relatedEntity, valueText } from '../grid/value-text.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { FieldInput } from './field-input.tsx';

export interface FieldValueBoxProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly field: FieldDefinition;
  readonly titles: Titles;
  readonly cells: CellWritesStore;
  readonly writes: RecordWrites;
  readonly readOnly: boolean;
}

export function FieldValueBox(props: FieldValueBoxProps): ReactElement {
  const { record, field, titles, cells } = props;
  const t = useText('record');
  const grid = useText('grid');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const id = useId();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const write = cells((state) => state.cells[record.id]?.[field.id]);
  const value = write?.value ?? cellValue(record, field);
  const masked = record.masked?.includes(field.id) ?? false;
  const name = label(field.labels, field.key);
  const canEdit = !props.readOnly && !masked && isSettable(field);
  const surroundings = useMemo(
    () => ({ id, reader, people, titles, writes: cells, t: grid }),
    [id, reader, people, titles, cells, grid],
  );

  if (editing) {
    return (
      <ValueForm
        {...props}
        name={name}
        value={value}
        onDone={() => {
          setEditing(false);
          requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  }
  const shown = <ShownValue field={field} value={value} masked={masked} titles={titles} />;
  return (
    <div className={resultOf(field).type.name === 'longText' ? 'record__field record__field--wide' : 'record__field'}>
      <span className="record__label" id={id}>
        {name}
      </span>
      <GridContext value={surroundings}>
        <span className={write?.state === 'refused' ? 'record__value record__value--refused' : 'record__value'}>
          {value === null && !masked ? <span className="muted">{t('emptyValue')}</span> : shown}
          {canEdit && (
            <button
              ref={opener}
              type="button"
              className="record__edit"
              aria-label={t('editField', { field: name })}
              onClick={() => setEditing(true)}
            >
              <Icon of={PenLine} size={14} />
            </button>
          )}
        </span>
      </GridContext>
      {write?.state === 'refused' && (
        <p className="help help--error" role="alert">
          <Icon of={CircleAlert} size={14} />
          <span>
            {write.message}{' '}
            <Button
              size="sm"
              variant="link"
              onClick={() => cells.setState((state) => dismiss(state, record.id, field.id))}
            >
              {common('discard')}
            </Button>
          </span>
        </p>
      )}
    </div>
  );
}

interface ShownValueProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly masked: boolean;
  readonly titles: Titles;
}

/** A relation leads to its record, an address to its place. */
function ShownValue({ field, value, masked, titles }: ShownValueProps): ReactElement {
  const reader = useReader();
  const people = usePeople();
  const related = relatedEntity(field);
  if (!masked && value !== null) {
    const text = valueText(field, value, { reader, people, titles });
    if (related !== null) {
      return (
        <Link to="/e/$entity/r/$record" params={{ entity: related, record: String(value) }} search={{}}>
          {text}
        </Link>
      );
    }
    const href = addressOf(resultOf(field).type.name, String(value));
    if (href !== null) {
      return (
        <a href={href} {...(href.startsWith('http') && { target: '_blank', rel: 'noreferrer noopener' })}>
          {text}
        </a>
      );
    }
  }
  return <CellView field={field} value={value} masked={masked} />;
}

/** Only schemes that cannot run anything. */
function addressOf(type: string, value: string): string | null {
  if (type === 'email') return `mailto:${value}`;
  if (type === 'phone') return `tel:${value.replace(/[^\d+]/g, '')}`;
  return type === 'url' && /^https?:\/\//i.test(value) ? value : null;
}

interface ValueFormProps extends FieldValueBoxProps {
  readonly name: string;
  readonly value: FieldValue;
  readonly onDone: () => void;
}

function ValueForm(props: ValueFormProps): ReactElement {
  const { record, field, titles, writes, name, onDone } = props;
  const t = useText('record');
  const common = useText('common');
  const reader = useReader();
  const [value, setValue] = useState(props.value);
  const [problem, setProblem] = useState<string | null>(null);

  function save(): void {
    if (problem !== null) return;
    if (!equalJson(value, cellValue(record, field))) {
      void writes.write([{ record, values: { [field.id]: value } }], t('changedField', { field: name }));
    }
    onDone();
  }

  return (
    <form
      className="record__field record__field--editing"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <span className="record__label">{name}</span>
      <FieldInput
        field={field}
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just opened this input
        autoFocus
        onCancel={onDone}
        ariaLabel={name}
        reader={reader}
        titles={titles}
        onChange={setValue}
        onProblem={setProblem}
      />
      {problem !== null && (
        <p className="help help--error" role="alert">
          <Icon of={CircleAlert} size={14} />
          <span>{problem}</span>
        </p>
      )}
      <div className="record__buttons">
        <Button size="sm" variant="primary" type="submit" disabled={problem !== null}>
          {common('save')}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDone}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

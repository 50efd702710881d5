// The fields of a record under their headings; a click or Enter on a value edits it in place.
import type { RecordView } from '@keepwell/api';
import type { PartialText } from '@keepwell/kernel';
import { fieldsOf, isSystemField, type Entity, type FieldDefinition } from '@keepwell/model';
import type { ReactElement } from 'react';
import type { CellWritesStore } from '../grid/cell-writes.ts';
import type { RecordWrites } from '../grid/use-record-writes.ts';
import type { Titles } from '../grid/use-rows.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { stableGroups } from './field-grouping.ts';
import { FieldValueBox } from './field-value-box.tsx';

export interface FieldGroupsProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly titles: Titles;
  readonly cells: CellWritesStore;
  readonly writes: RecordWrites;
  readonly readOnly: boolean;
}

export function FieldGroups(props: FieldGroupsProps): ReactElement {
  const t = useText('record');
  const label = useLabel();
  const { entity } = props;
  const section = (key: string, heading: string, fields: readonly FieldDefinition[]): ReactElement => (
    <section key={key} className="record__section" aria-label={heading}>
      <h2>{heading}</h2>
      <div className="record__fields">
        {fields.map((field) => (
          <FieldValueBox key={field.id} {...props} field={field} />
        ))}
      </div>
    </section>
  );
  return (
    <div className="card record__main divide">
      {stableGroups(entity).map((group) => section(group.key, heading(group.labels), group.fields))}
      {section(
        'system',
        t('system'),
        fieldsOf(entity).filter((field) => isSystemField(field.id)),
      )}
    </div>
  );

  function heading(labels: PartialText | undefined): string {
    return label(labels, label(entity.labels, entity.key));
  }
}

// The input of people: chooses a member by name or address.
import { Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import type { FieldInputProps } from '../field-view.ts';
import { controlProps } from './wiring.ts';

export function PersonInput(props: FieldInputProps): ReactElement {
  const { field, value, members = [] } = props;
  return (
    <Select
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      searchable
      options={members.map(({ id, name, email }) => ({ value: id, label: name, keywords: email }))}
      value={typeof value === 'string' ? value : null}
      clearable={!field.required}
      onChange={(id) => {
        props.onChange(id);
        props.onCommit?.();
      }}
    />
  );
}

// Where an input would stand for a value that nobody enters: the value, not editable.
import { Input } from '@keepwell/ui';
import type { ReactElement } from 'react';
import type { FieldInputProps } from '../field-view.ts';
import { formatValue } from '../fields.ts';
import { controlProps } from './wiring.ts';

export function CalculatedInput(props: FieldInputProps): ReactElement {
  const { field, value, reader } = props;
  return (
    <Input
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      readOnly
      value={formatValue(field, value, reader)}
    />
  );
}

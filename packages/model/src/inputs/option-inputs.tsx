// Inputs that choose out of a list: yes/no, one option, several options.
import { textIn } from '@keepwell/kernel';
import { MultiSelect, Select, type SelectOption } from '@keepwell/ui';
import type { ReactElement } from 'react';
import type { FieldValue } from '../field-type.ts';
import type { ChoiceOptions } from '../field-types/choice/options.ts';
import type { FieldInputProps } from '../field-view.ts';
import { formatValue, resultOf } from '../fields.ts';
import { controlProps } from './wiring.ts';

function optionsOf({ field, reader }: FieldInputProps): SelectOption[] {
  const { options } = resultOf(field).options as unknown as ChoiceOptions;
  return options.map((option) => ({
    value: option.id,
    label: textIn(option.labels, reader.language, option.id),
    // Found by its name in the other language as well.
    keywords: Object.values(option.labels).join(' '),
    colour: option.colour,
  }));
}

function choose(props: FieldInputProps, value: FieldValue): void {
  props.onChange(value);
  props.onCommit?.();
}

export function ChoiceInput(props: FieldInputProps): ReactElement {
  return (
    <Select
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      options={optionsOf(props)}
      value={typeof props.value === 'string' ? props.value : null}
      clearable={!props.field.required}
      onChange={(id) => choose(props, id)}
    />
  );
}

export function ChoicesInput(props: FieldInputProps): ReactElement {
  return (
    <MultiSelect
      {...controlProps(props)}
      options={optionsOf(props)}
      value={Array.isArray(props.value) ? (props.value as readonly string[]) : []}
      onChange={(ids) => props.onChange(ids.length === 0 ? null : ids)}
    />
  );
}

export function YesNoInput(props: FieldInputProps): ReactElement {
  const { field, reader, value } = props;
  const label = (answer: boolean): string => formatValue(field, answer, reader);
  return (
    <Select
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      searchable={false}
      options={[
        { value: 'yes', label: label(true) },
        { value: 'no', label: label(false) },
      ]}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      clearable={!field.required}
      onChange={(answer) => choose(props, answer === null ? null : answer === 'yes')}
    />
  );
}

// Inputs of days and moments: typed or picked; moments in the reader's time zone.
import { describeIssue } from '@keepwell/kernel';
import { DatePicker, DateTimePicker } from '@keepwell/ui';
import { type ReactElement, useState } from 'react';
import { modelCodes } from '../errors.ts';
import type { FieldInputProps } from '../field-view.ts';
import { parseValue } from '../fields.ts';
import { localTextAt } from '../notation/date-time.ts';
import { controlProps } from './wiring.ts';

export function DateInput(props: FieldInputProps): ReactElement {
  return (
    <DatePicker
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      showProblem={props.compact !== true}
      value={typeof props.value === 'string' ? props.value : null}
      clearable={!props.field.required}
      onChange={props.onChange}
      {...(props.onProblem !== undefined && { onProblem: props.onProblem })}
    />
  );
}

export function DateTimeInput(props: FieldInputProps): ReactElement {
  const { field, reader, value, onProblem } = props;
  // A time that the clocks skip has no instant: it stays visible as typed until it is corrected.
  const [skipped, setSkipped] = useState<string | null>(null);
  const take = (local: string | null): void => {
    const answer = parseValue(field, local ?? '', reader);
    setSkipped(answer.ok ? null : local);
    onProblem?.(answer.ok ? null : describeIssue(modelCodes, answer, reader.language));
    if (answer.ok) props.onChange(answer.value);
  };
  return (
    <DateTimePicker
      {...controlProps(props)}
      size={props.compact === true ? 'sm' : 'md'}
      showProblem={props.compact !== true}
      value={skipped ?? (typeof value === 'number' ? localTextAt(value, reader.timeZone) : null)}
      invalid={skipped !== null ? true : props.invalid}
      clearable={!field.required}
      onChange={take}
      {...(onProblem !== undefined && { onProblem })}
    />
  );
}

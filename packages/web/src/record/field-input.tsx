// FieldInput: a field's input with the titles and the picker of related records that only this page can fetch.
import { textIn } from '@keepwell/kernel';
import {
  parseValue,
  formatValue,
  type ChoiceOptions,
  type FieldDefinition,
  type FieldValue,
  type Reader,
} from '@keepwell/model';
import { DatePicker, Input, MultiSelect, Select, Textarea, type SelectOption } from '@keepwell/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { relatedEntity } from '../grid/value-text.ts';
import type { Titles } from '../grid/use-rows.ts';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';

export interface FieldInputProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly reader: Reader;
  readonly titles?: Titles;
  /** Told the sentence while a text cannot be read, null when it is fine again. */
  readonly onProblem?: (sentence: string | null) => void;
  readonly compact?: boolean;
  readonly autoFocus?: boolean;
  readonly ariaLabel?: string;
}

export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, value, onChange, autoFocus, ariaLabel } = props;
  const common = useText('common');
  const size = props.compact ? 'sm' : 'md';
  const named = ariaLabel === undefined ? {} : { 'aria-label': ariaLabel };
  switch (field.type) {
    case 'choice':
      return (
        <Select
          {...named}
          size={size}
          autoFocus={autoFocus}
          searchable
          clearable={!field.required}
          options={toOptions(field, props.reader)}
          value={value === null ? null : String(value)}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...named}
          autoFocus={autoFocus}
          options={toOptions(field, props.reader)}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      );
    case 'yesNo':
      return (
        <Select
          {...named}
          size={size}
          autoFocus={autoFocus}
          searchable={false}
          clearable
          options={[
            { value: 'yes', label: common('yes') },
            { value: 'no', label: common('no') },
          ]}
          value={value === null ? null : value === true ? 'yes' : 'no'}
          onChange={(next) => onChange(next === null ? null : next === 'yes')}
        />
      );
    case 'relation':
      return <RelationInput {...props} />;
    case 'date':
      return (
        <DatePicker
          {...named}
          autoFocus={autoFocus}
          value={value === null ? null : String(value)}
          onChange={onChange}
        />
      );
    default:
      return <ReadInput {...props} />;
  }
}

function toOptions(field: FieldDefinition, reader: Reader): SelectOption[] {
  return (field.options as unknown as ChoiceOptions).options.map((option) => ({
    value: option.id,
    label: textIn(option.labels, reader.language, option.id),
    colour: option.colour,
    keywords: Object.values(option.labels).join(' '),
  }));
}

/** Typed text, read by the type of the field. */
function ReadInput(props: FieldInputProps): ReactElement {
  const { field, value, onChange, reader, autoFocus, ariaLabel, onProblem } = props;
  const [text, setText] = useState(() => formatValue(field, value, reader));
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // The value came from elsewhere: a live change, an undo.
    setShown(value);
    setText(formatValue(field, value, reader));
  }
  const read = (next: string): void => {
    setText(next);
    const answer = parseValue(field, next, reader);
    if (answer.ok) {
      setShown(answer.value);
      onChange(answer.value);
      onProblem?.(null);
    } else onProblem?.(describeFinding(answer, reader.language));
  };
  const named = ariaLabel === undefined ? {} : { 'aria-label': ariaLabel };
  if (field.type === 'longText') {
    return <Textarea {...named} value={text} autoFocus={autoFocus} onChange={(event) => read(event.target.value)} />;
  }
  return <Input {...named} value={text} autoFocus={autoFocus} onText={read} />;
}

function RelationInput(props: FieldInputProps): ReactElement {
  const { field, value, onChange, titles, autoFocus, ariaLabel } = props;
  const entity = relatedEntity(field) ?? '';
  const [query, setQuery] = useState('');
  const words = useDeferredValue(query);
  const found = useQuery({
    queryKey: keys.picks(entity, words),
    queryFn: () => client.pickRecords({ params: { entity }, body: { words, limit: 30 } }),
    placeholderData: keepPreviousData,
    enabled: entity !== '',
  });
  const options = (found.data?.records ?? []).map((record) => ({ value: String(record.id), label: record.title }));
  const title = value === null ? null : (titles?.[entity]?.[String(value)] ?? `#${String(value)}`);
  return (
    <Select
      {...(ariaLabel !== undefined && { 'aria-label': ariaLabel })}
      autoFocus={autoFocus}
      searchable
      clearable={!field.required}
      options={options}
      chosen={title === null ? null : { value: String(value), label: title }}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      onSearch={setQuery}
      loading={found.isFetching}
    />
  );
}

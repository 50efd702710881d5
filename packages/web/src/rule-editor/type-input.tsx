// The control for one plain value of a type: the same controls that fields of that type are filled with.
import type { Json } from '@keepwell/kernel';
import { textIn, type Language } from '@keepwell/kernel';
import type { ValueType } from '@keepwell/rule';
import {
  DatePicker, DateTimePicker, Input, isOptionColour, MultiSelect, NumberInput, Select, type SelectOption,
} from '@keepwell/ui'; // biome-ignore format: one list
import { fieldById, instantOf, wallClockAt, type Entity } from '@keepwell/model';
import { useState, type ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { RecordPicker } from './record-picker.tsx';

export interface TypeInputProps {
  readonly type: ValueType;
  readonly value: Json;
  readonly label: string;
  readonly disabled?: boolean;
  onChange(value: Json): void;
}

export function TypeInput({ type, value, label, disabled, onChange }: TypeInputProps): ReactElement {
  const t = useText('rule');
  const { timeZone, language } = useReader();
  const wiring = { 'aria-label': label, disabled };
  switch (type.kind) {
    case 'number':
      return (
        <NumberInput
          {...wiring}
          className="rule-number"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          decimals={type.integer === true ? 0 : undefined}
          shift={type.percent === true ? 2 : 0}
          suffix={type.percent === true ? '%' : undefined}
        />
      );
    case 'money':
      return (
        <NumberInput
          {...wiring}
          className="rule-number"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          decimals={type.digits}
          shift={-type.digits}
          prefix={type.currency}
        />
      );
    case 'boolean':
      return (
        <Select
          {...wiring}
          required
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          placeholder={t('chooseValue')}
          onChange={(choice) => onChange(choice === null ? null : choice === 'true')}
        />
      );
    case 'date':
      return <DatePicker {...wiring} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'dateTime':
      return (
        <DateTimePicker
          {...wiring}
          value={typeof value === 'number' ? new Date(wallClockAt(value, timeZone)).toISOString().slice(0, 16) : null}
          onChange={(wall) => onChange(wall === null ? null : (instantOf(Date.parse(`${wall}Z`), timeZone) ?? null))}
        />
      );
    case 'choice':
      return (
        <Select
          {...wiring}
          required
          options={choiceOptions(type, language)}
          value={typeof value === 'string' ? value : null}
          placeholder={t('chooseValue')}
          onChange={onChange}
        />
      );
    case 'record':
      return (
        <RecordPicker
          {...wiring}
          entity={type.entity}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'list':
      return <ListInput type={type.of} value={value} label={label} disabled={disabled} onChange={onChange} />;
    default:
      return (
        <Input
          {...wiring}
          className="rule-text"
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          placeholder={t('text')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function choiceOptions(type: Extract<ValueType, { kind: 'choice' }>, language: Language): SelectOption[] {
  return type.options.map((option) => {
    const colour = 'colour' in option ? String(option.colour) : '';
    return {
      value: option.id,
      label: textIn(option.labels, language, option.id),
      colour: isOptionColour(colour) ? colour : null,
    };
  });
}

/** Several values: options are ticked, texts and numbers are typed with commas between them. */
function ListInput({ type, value, label, disabled, onChange }: TypeInputProps): ReactElement {
  const t = useText('rule');
  const { language } = useReader();
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  const [typed, setTyped] = useState<string | null>(null);
  if (type.kind === 'choice') {
    return (
      <MultiSelect
        aria-label={label}
        disabled={disabled}
        options={choiceOptions(type, language)}
        value={items.filter((item) => typeof item === 'string')}
        placeholder={t('chooseValues')}
        onChange={onChange}
      />
    );
  }
  const read = (text: string): Json =>
    text
      .split(/[,，;；\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => (type.kind === 'number' || type.kind === 'record' ? Number(part) : part))
      .filter((part) => typeof part === 'string' || Number.isFinite(part));
  return (
    <Input
      aria-label={label}
      disabled={disabled}
      className="rule-text"
      value={typed ?? items.map(String).join(language === 'zh' ? '，' : ', ')}
      placeholder={t('commaSeparated')}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** The type of a field as its own input needs it: with the colours of its options. */
export function inputType(entity: Entity, path: string, type: ValueType): ValueType {
  const field = fieldById(entity, path);
  const options = field?.options['options'];
  if (!Array.isArray(options)) return type;
  const coloured = options as Extract<ValueType, { kind: 'choice' }>['options'];
  if (type.kind === 'choice') return { ...type, options: coloured };
  if (type.kind === 'list' && type.of.kind === 'choice') return { ...type, of: { ...type.of, options: coloured } };
  return type;
}

// The control for one plain value of a condition: the input of the field it is compared with.
import type { Json } from '@keepwell/kernel';
import {
  placeOf,
  type BandOptions,
  resultOf,
  type Entity,
  type FieldDefinition,
  type FieldValue,
  type ModelLookup,
} from '@keepwell/model';
import { Input, NumberInput } from '@keepwell/ui';
import { useState, type ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { FieldInput } from '../record/field-input.tsx';

/** What a place takes: one value like the field's, several of them, a text of its own, or a count. */
export type Operand =
  | { readonly kind: 'one' | 'many'; readonly field: FieldDefinition }
  | { readonly kind: 'text' | 'count' };

export interface OperandInputProps {
  readonly operand: Operand;
  readonly value: Json;
  readonly label: string;
  readonly disabled?: boolean;
  onChange(value: Json): void;
}

export function OperandInput({ operand, value, label, disabled, onChange }: OperandInputProps): ReactElement {
  const t = useText('rule');
  const reader = useReader();
  switch (operand.kind) {
    case 'one':
      return (
        <FieldInput
          field={operand.field}
          value={toFieldValue(value)}
          reader={reader}
          ariaLabel={label}
          disabled={disabled}
          onChange={(next) => onChange(next)}
        />
      );
    case 'many':
      if (operand.field.type === 'choices') {
        return (
          <FieldInput
            field={operand.field}
            value={toFieldValue(value)}
            reader={reader}
            ariaLabel={label}
            disabled={disabled}
            onChange={(next) => onChange(next ?? [])}
          />
        );
      }
      return <TypedList operand={operand} value={value} label={label} disabled={disabled} onChange={onChange} />;
    case 'count':
      return (
        <NumberInput
          aria-label={label}
          className="rule-count"
          decimals={0}
          disabled={disabled}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'text':
      return (
        <Input
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          placeholder={t('text')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function toFieldValue(value: Json): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
}

/** Texts and numbers are typed one after another, with commas between them. */
function TypedList(props: Omit<OperandInputProps, 'operand'> & { operand: Operand }): ReactElement {
  const { operand, value, label, disabled, onChange } = props;
  const t = useText('rule');
  const { language } = useReader();
  const [typed, setTyped] = useState<string | null>(null);
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  const field = 'field' in operand ? operand.field : undefined;
  const isNumber = field !== undefined && ['integer', 'decimal', 'autoNumber', 'relation'].includes(field.type);
  const read = (text: string): Json =>
    text
      .split(/[,，;；\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => (isNumber ? Number(part) : part))
      .filter((part) => typeof part === 'string' || Number.isFinite(part));
  return (
    <Input
      aria-label={label}
      disabled={disabled}
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

/** The field whose input a value beside `path` is given with; a formula's is that of its result. */
export function inputField(entity: Entity, lookup: ModelLookup, path: string): FieldDefinition | undefined {
  const place = placeOf(entity, lookup, path);
  if (place === undefined || place.kind === 'id') return undefined;
  const field = typed(place.field);
  if (field.type !== 'formula') return { ...field, required: false };
  const { type, options } = resultOf(field);
  return { ...field, type: type.name, options, required: false };
}

/** Nobody enters a score or a tier, but whoever writes a condition names one: with the input of a like type. */
function typed(field: FieldDefinition): FieldDefinition {
  switch (field.type) {
    case 'score':
      return { ...field, type: 'decimal', options: { digits: null, grouping: false } };
    case 'segment':
      return { ...field, type: 'yesNo', options: {} };
    case 'createdBy':
    case 'updatedBy':
      return { ...field, type: 'person' };
    case 'tier':
      return { ...field, type: 'choice' };
    case 'band': {
      const { options } = field.options as unknown as BandOptions;
      return { ...field, type: 'choice', options: { options: options.map((band) => ({ ...band, colour: 'grey' })) } };
    }
    default:
      return field;
  }
}

/** The same options, of which several may be ticked; for other fields the values are typed. */
export function severalOf(field: FieldDefinition): FieldDefinition {
  return field.type === 'choice' ? { ...field, type: 'choices' } : field;
}

/** One of the options of a field of several. */
export function oneOf(field: FieldDefinition): FieldDefinition {
  return field.type === 'choices' ? { ...field, type: 'choice' } : field;
}

// One place for a value in a row: a plain value, another field of the record, or a day relative to today.
import { textIn, type Json } from '@keepwell/kernel';
import type { FieldDefinition } from '@keepwell/model';
import { isComparable, type Parameter } from '@keepwell/rule';
import { IconButton, Menu, NumberInput, Select } from '@keepwell/ui';
import { ArrowRightLeft, Link2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useEditor } from './editor-context.tsx';
import { takesList, type RuleRow } from './rule-row.ts';
import { inputField, oneOf, OperandInput, severalOf, type Operand } from './operand-input.tsx';
import { useLookup } from './rule-scope.ts';

export interface ValueInputProps {
  readonly row: RuleRow;
  readonly parameter: Parameter;
  readonly value: Json;
  readonly label: string;
  onChange(value: Json): void;
}

type Source = 'value' | 'field' | 'today' | 'relative' | 'other' | 'me';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];

export function ValueInput({ row, parameter, value, label, onChange }: ValueInputProps): ReactElement {
  const t = useText('rule');
  const { entity, scope, language, disabled } = useEditor();
  const lookup = useLookup();
  const fieldType = scope.field(row.field)?.type ?? { kind: 'unknown' };
  if (parameter.words !== undefined) {
    return (
      <Select
        aria-label={label}
        required
        className="rule-unit"
        disabled={disabled}
        options={parameter.words.map((word) => ({ value: word, label: t(`word.${word}` as 'word.day') }))}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  }
  const operand = operandOf(parameter, inputField(entity, lookup, row.field));
  const isPerson = operand.kind === 'one' && operand.field.type === 'person';
  const isDate = operand.kind === 'one' && (fieldType.kind === 'date' || fieldType.kind === 'dateTime');
  const fields =
    parameter.like === undefined || takesList(parameter)
      ? []
      : scope.all().filter((field) => field.path !== row.field && isComparable(field.type, fieldType));
  const source = sourceOf(value);
  const relative = readRelative(value);
  return (
    <span className="rule-value">
      {source === 'field' && (
        <Select
          aria-label={label}
          required
          options={fields.map((field) => ({ value: field.path, label: textIn(field.labels, language, field.path) }))}
          value={(value as { var: string }).var}
          placeholder={t('chooseField')}
          disabled={disabled}
          onChange={(path) => onChange({ var: path })}
        />
      )}
      {source === 'today' && <span className="rule-fixed">{t('today')}</span>}
      {source === 'me' && <span className="rule-fixed">{t('me')}</span>}
      {source === 'relative' && relative !== undefined && (
        <>
          <NumberInput
            aria-label={label}
            className="rule-count"
            decimals={0}
            min={0}
            disabled={disabled}
            value={Math.abs(relative.count)}
            onChange={(count) => onChange(relativeDay({ ...relative, count: sign(relative.count) * (count ?? 0) }))}
          />
          <Select
            aria-label={t('unit')}
            required
            className="rule-unit"
            disabled={disabled}
            options={units.flatMap((unit) => [
              { value: `-${unit}`, label: t(`ago.${unit}`) },
              { value: `+${unit}`, label: t(`ahead.${unit}`) },
            ])}
            value={`${relative.count > 0 ? '+' : '-'}${relative.unit}`}
            onChange={(choice) => {
              if (choice === null) return;
              const direction = choice.startsWith('+') ? 1 : -1;
              onChange(relativeDay({ count: direction * Math.abs(relative.count), unit: choice.slice(1) as Unit }));
            }}
          />
        </>
      )}
      {source === 'other' && <span className="rule-fixed mono">{JSON.stringify(value)}</span>}
      {source === 'value' && (
        <OperandInput operand={operand} value={value} label={label} disabled={disabled} onChange={onChange} />
      )}
      {(isDate || isPerson || fields.length > 0) && parameter.like !== undefined && (
        <Menu
          trigger={<IconButton icon={ArrowRightLeft} label={t('valueSource')} tooltip={false} />}
          items={[
            { label: t('plainValue'), checked: source === 'value', onSelect: () => onChange(null) },
            ...(isPerson ? [{ label: t('me'), checked: source === 'me', onSelect: () => onChange({ me: [] }) }] : []),
            ...(isDate
              ? [
                  { label: t('today'), checked: source === 'today', onSelect: () => onChange({ today: [] }) },
                  {
                    label: t('relativeDay'),
                    checked: source === 'relative',
                    onSelect: () => onChange(relativeDay({ count: -30, unit: 'day' })),
                  },
                ]
              : []),
            ...(fields.length > 0
              ? [
                  {
                    label: t('otherField'),
                    icon: Link2,
                    checked: source === 'field',
                    onSelect: () => onChange({ var: fields[0]?.path ?? '' }),
                  },
                ]
              : []),
          ]}
        />
      )}
    </span>
  );
}

function operandOf(parameter: Parameter, field: FieldDefinition | undefined): Operand {
  if (parameter.like !== undefined && field !== undefined) {
    return takesList(parameter) ? { kind: 'many', field: severalOf(field) } : { kind: 'one', field: oneOf(field) };
  }
  const accepts = parameter.accepts === 'any' ? [] : parameter.accepts;
  const isCount = parameter.like !== undefined || (accepts.includes('number') && !accepts.includes('text'));
  return { kind: isCount ? 'count' : 'text' };
}

function sourceOf(value: Json): Source {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'value';
  const entry = value as Readonly<Record<string, Json>>;
  if (typeof entry['var'] === 'string') return 'field';
  if (Array.isArray(entry['today'])) return 'today';
  if (Array.isArray(entry['me'])) return 'me';
  return readRelative(value) === undefined ? 'other' : 'relative';
}

interface RelativeDay {
  readonly count: number;
  readonly unit: Unit;
}

function readRelative(value: Json): RelativeDay | undefined {
  const parts = (value as { dateAdd?: unknown } | null)?.dateAdd;
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [from, count, unit] = parts as [unknown, unknown, unknown];
  const isToday = Array.isArray((from as { today?: unknown } | null)?.today);
  const known = units.find((name) => name === unit);
  return isToday && typeof count === 'number' && known !== undefined ? { count, unit: known } : undefined;
}

function relativeDay({ count, unit }: RelativeDay): Json {
  return { dateAdd: [{ today: [] }, count, unit] };
}

function sign(count: number): 1 | -1 {
  return count > 0 ? 1 : -1;
}

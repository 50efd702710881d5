// SettingInput: the control that a setting's schema names: what an inspector is generated from.
import { type Indicator, indicatorTypes, type SettingControl, type SettingWords } from '@keepwell/health';
import { textIn, type Json } from '@keepwell/kernel';
import { fieldAt, type FieldDefinition, fieldLabel, relatedFieldsOf, valueTypeOf } from '@keepwell/model';
import { Field, NumberInput, Select, type SelectOption } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { fieldTypeIcon } from '../entity-designer/field-type-icon.ts';
import { useText } from '../language/use-text.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { ChildScoresInput } from './child-scores-input.tsx';
import { KnotsInput } from './knots-input.tsx';
import { useDesk } from './model-context.tsx';
import { OptionPointsInput } from './option-points-input.tsx';

/** A property of a settings schema as the inspector reads it. */
export interface SettingSchema extends Partial<SettingWords> {
  readonly anyOf?: readonly SettingSchema[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The annotations, also where they stand on one side of "or null". */
export function wordsOf(schema: SettingSchema): SettingWords | undefined {
  const found = schema.control === undefined ? schema.anyOf?.find(({ control }) => control !== undefined) : schema;
  return found?.control === undefined || found.words === undefined ? undefined : (found as SettingWords);
}

export interface SettingInputProps {
  readonly node: Indicator;
  readonly name: string;
  readonly schema: SettingSchema;
  readonly error: string | undefined;
  onChange(settings: Record<string, unknown>): void;
}

export function SettingInput({ node, name, schema, error, onChange }: SettingInputProps): ReactElement | null {
  const t = useText('healthBuilder');
  const { id: model, entity, lookup, reader } = useDesk();
  const { settings } = node;
  const words = wordsOf(schema);
  if (words === undefined) return null;
  const value = settings[name];
  const label = textIn(words.words, reader.language);
  const set = (next: unknown): void => onChange({ ...settings, [name]: next });
  switch (words.control) {
    case 'field':
    case 'partition': {
      const fits = (path: string): boolean => {
        const type = indicatorTypes.get(node.type);
        return (
          type?.check({ ...settings, [name]: path }, entity, lookup).every(({ path: at }) => at[0] !== name) ?? false
        );
      };
      // A model reads its own scores through no relation either.
      const offer = (fields: readonly FieldDefinition[], group?: string): SelectOption[] =>
        fields
          .filter(({ id, options }) => options['model'] !== model && fits(id))
          .map((field) => ({
            value: field.id,
            label: fieldLabel(field)[reader.language],
            icon: fieldTypeIcon(field.type),
            ...(group === undefined ? {} : { group }),
          }));
      const related = relatedFieldsOf(entity, lookup).flatMap(({ relation, fields }) =>
        offer(fields, fieldLabel(relation)[reader.language]),
      );
      return (
        <Field label={label} error={error}>
          <Select
            options={[...offer(entity.fields, related.length > 0 ? t('ownFields') : undefined), ...related]}
            value={typeof value === 'string' && value !== '' ? value : null}
            clearable={words.control === 'partition'}
            placeholder={t(words.control === 'partition' ? 'amongAll' : 'chooseField')}
            onChange={(next) => set(words.control === 'partition' ? next : (next ?? ''))}
          />
        </Field>
      );
    }
    case 'number':
    case 'points':
    case 'days':
      return (
        <Field label={label} error={error}>
          <SettingNumber
            control={words.control}
            value={typeof value === 'number' ? value : null}
            nullable={schema.anyOf !== undefined}
            shift={words.control === 'number' ? moneyShift() : 0}
            onChange={set}
          />
        </Field>
      );
    case 'side':
      return (
        <Field label={label} error={error}>
          <Select
            options={(schema.anyOf ?? []).map(({ const: side = '' }) => ({
              value: side,
              label: t(`side_${side as Side}`),
            }))}
            value={typeof value === 'string' ? value : null}
            clearable={false}
            onChange={set}
          />
        </Field>
      );
    case 'knots':
      return (
        <Field as="group" label={label} error={error}>
          <KnotsInput value={value as [number, number][]} shift={moneyShift()} onChange={set} />
        </Field>
      );
    case 'optionPoints':
      return (
        <Field as="group" label={label} error={error}>
          <OptionPointsInput
            field={fieldAt(entity, lookup, String(settings['field']))}
            value={(value ?? {}) as Record<string, number>}
            onChange={set}
          />
        </Field>
      );
    case 'rule':
      return (
        <Field as="group" label={label} error={error}>
          <RuleEditor entity={entity} rule={(value ?? null) as RuleJson} onChange={(rule) => set(rule as Json)} />
        </Field>
      );
    case 'childScores':
      return (
        <Field label={label} error={error}>
          <ChildScoresInput settings={settings} onChange={onChange} />
        </Field>
      );
  }

  /** Money is kept in its smallest unit and shown in its largest. */
  function moneyShift(): number {
    const field = fieldAt(entity, lookup, String(settings['field']));
    const type = field === undefined ? undefined : valueTypeOf(field);
    if (type?.kind === 'money') return -2;
    return field?.type === 'percent' ? 2 : 0;
  }
}

type Side = 'high' | 'low' | 'both' | 'mean' | 'worst' | 'weighted';

interface SettingNumberProps {
  readonly control: Extract<SettingControl, 'number' | 'points' | 'days'>;
  readonly value: number | null;
  readonly nullable: boolean;
  readonly shift: number;
  onChange(value: number | null): void;
}

function SettingNumber({ control, value, nullable, shift, onChange }: SettingNumberProps): ReactElement {
  const t = useText('healthBuilder');
  const bounds =
    control === 'points' ? { min: 0, max: 100 } : control === 'days' ? { min: 1, max: 3660, decimals: 0 } : {};
  return (
    <NumberInput
      {...bounds}
      value={value}
      shift={shift}
      suffix={control === 'number' ? undefined : t(control === 'points' ? 'pointsUnit' : 'daysUnit')}
      onChange={(next) => {
        if (next !== null || nullable) onChange(next);
      }}
    />
  );
}

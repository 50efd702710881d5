// OptionsForm: the settings of a field type, generated from its schema; what cannot be generated has its own editor.
import type { Issue } from '@keepwell/kernel';
import { type FieldDefinition, fieldTypes } from '@keepwell/model';
import { Field, Input, NumberInput, Select, Switch } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';
import { controlsOf, type OptionControl } from './option-controls.ts';
import { specialEditors } from './special-editors.tsx';
import { issuesAt } from './use-problems.ts';

export type Options = Readonly<Record<string, unknown>>;

export interface OptionsEditorProps {
  /** The field whose settings these are; for a formula's result the field of the formula. */
  readonly field: FieldDefinition;
  readonly options: Options;
  /** `part` names the setting, so that typing in one is one undoable step. */
  readonly onChange: (options: Options, part: string) => void;
  /** Problems with paths that begin at these settings. */
  readonly issues: readonly Issue[];
}

/** Settings that have words; any other is shown by its name. */
const named = ['grouping', 'digits', 'prefix', 'start'] as const;
type Named = (typeof named)[number];
const isNamed = (name: string): name is Named => (named as readonly string[]).includes(name);

export function OptionsForm({ type, ...props }: OptionsEditorProps & { readonly type: string }): ReactElement | null {
  const Special = specialEditors[type];
  if (Special !== undefined) return <Special {...props} />;
  const definition = fieldTypes.get(type);
  if (definition === undefined) return null;
  return (
    <>
      {controlsOf(definition.optionsSchema).map((control) => (
        <OptionControlRow key={control.name} type={type} control={control} {...props} />
      ))}
    </>
  );
}

interface RowProps extends OptionsEditorProps {
  readonly type: string;
  readonly control: OptionControl;
}

function OptionControlRow({ type, control, options, onChange, issues }: RowProps): ReactElement | null {
  const t = useText('designer');
  const { language } = useDesigner();
  const { name } = control;
  const value = options[name];
  const set = (next: unknown): void => onChange({ ...options, [name]: next }, name);
  const [wrong] = issuesAt(issues, [name]);
  const isPadding = type === 'autoNumber' && name === 'digits';
  const shared = {
    label: isPadding ? t('option_padding') : isNamed(name) ? t(`option_${name}`) : name,
    help: isPadding ? t('option_paddingHelp') : name === 'digits' ? t('option_digitsHelp') : undefined,
    error: wrong === undefined ? undefined : describeFinding(wrong, language),
  };
  switch (control.kind) {
    case 'yesNo':
      return (
        <Field {...shared} inline>
          <Switch checked={value === true} onChange={set} />
        </Field>
      );
    case 'number':
      return (
        <Field {...shared}>
          <NumberInput
            value={typeof value === 'number' ? value : null}
            onChange={(next) => {
              if (next !== null || control.nullable) set(next);
            }}
            min={control.min}
            max={control.max}
            decimals={control.whole ? 0 : undefined}
            placeholder={control.nullable ? t('option_asEntered') : undefined}
          />
        </Field>
      );
    case 'text':
      return (
        <Field {...shared}>
          <Input value={typeof value === 'string' ? value : ''} onText={set} maxLength={control.maxLength} />
        </Field>
      );
    case 'oneOf':
      return (
        <Field {...shared}>
          <Select
            options={control.values.map((one) => ({ value: one, label: one }))}
            value={typeof value === 'string' ? value : null}
            onChange={(next) => next !== null && set(next)}
            clearable={false}
          />
        </Field>
      );
    case 'special':
      return null;
  }
}

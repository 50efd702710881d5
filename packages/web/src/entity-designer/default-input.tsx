// DefaultInput: what a new record holds in this field before anybody types: a value, or today.
import { equalJson, type Json } from '@keepwell/kernel';
import type { FieldDefinition, FieldValue } from '@keepwell/model';
import { Field, Segmented } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { FieldInput } from '../record/field-input.tsx';
import { useDesigner } from './designer-context.tsx';

/** The rules that a default can be beside a plain value, by field type. */
const moments: Readonly<Record<string, Json>> = { date: { today: [] }, dateTime: { now: [] } };

export interface DefaultInputProps {
  readonly field: FieldDefinition;
  readonly problem: string | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const isValue = (value: unknown): value is FieldValue =>
  value === null ||
  typeof value !== 'object' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

export function DefaultInput({ field, problem, onChange }: DefaultInputProps): ReactElement {
  const t = useText('designer');
  const { reader } = useDesigner();
  const moment = moments[field.type];
  const current = field.default as Json | undefined;
  const isMoment = moment !== undefined && current !== undefined && equalJson(current, moment);
  const isOther = current !== undefined && !isMoment && !isValue(current);
  return (
    <Field as="group" label={t('default')} help={t('defaultHelp')} error={problem}>
      {moment !== undefined && (
        <Segmented
          block
          aria-label={t('default')}
          value={isMoment ? 'moment' : 'value'}
          onChange={(kind) => onChange(kind === 'moment' ? moment : undefined)}
          options={[
            { value: 'value', label: t('defaultValue') },
            { value: 'moment', label: t(field.type === 'date' ? 'defaultToday' : 'defaultNow') },
          ]}
        />
      )}
      {isOther && <code className="mono designer__code">{JSON.stringify(current)}</code>}
      {!isMoment && !isOther && (
        <FieldInput
          field={field}
          reader={reader}
          ariaLabel={t('default')}
          value={isValue(current) ? (current ?? null) : null}
          onChange={(value) => onChange(value === null ? undefined : (value as Json))}
        />
      )}
    </Field>
  );
}

// FormulaSettings: what a formula gives (type and how it is shown) and the formula itself.
import type { Json } from '@keepwell/kernel';
import { type FormulaOptions, fieldTypes, isResultType } from '@keepwell/model';
import { Field, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useOrganisation } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { FormulaEditor } from '../rule-editor/index.ts';
import { useDesigner } from './designer-context.tsx';
import { optionsFor } from './entity-edits.ts';
import { fieldTypeIcon } from './field-type-icon.ts';
import { OptionsForm, type OptionsEditorProps } from './options-form.tsx';
import { issuesAt } from './use-problems.ts';

export function FormulaSettings({ field, options, onChange, issues }: OptionsEditorProps): ReactElement {
  const t = useText('designer');
  const { entity, language } = useDesigner();
  const currency = useOrganisation()?.currency ?? 'CNY';
  const { rule, result } = options as FormulaOptions;
  const set = (next: Partial<FormulaOptions>, part: string): void => onChange({ ...options, ...next }, part);
  const type = fieldTypes.get(result.type);
  // The editor says what is wrong within the formula; a cycle is seen only from the whole entity.
  const cycles = issuesAt(issues, ['rule']).filter((found) => found.code.startsWith('model.'));
  return (
    <>
      <Field
        as="group"
        label={t('formula')}
        error={cycles.length === 0 ? undefined : cycles.map((found) => describeFinding(found, language)).join(' ')}
      >
        <FormulaEditor
          key={field.id}
          entity={entity}
          rule={(rule ?? null) as Json}
          self={field.id}
          expected={type?.valueType(result.options)}
          onChange={(next) => set({ rule: next }, 'rule')}
        />
      </Field>
      <Field label={t('resultType')}>
        <Select
          options={fieldTypes.all
            .filter((one) => isResultType(one.name))
            .map((one) => ({ value: one.name, label: one.labels[language], icon: fieldTypeIcon(one.name) }))}
          value={result.type}
          clearable={false}
          onChange={(next) => {
            if (next === null || next === result.type) return;
            const was = { ...field, type: result.type, options: result.options };
            set({ result: { type: next, options: optionsFor(was, next, currency) } }, 'result');
          }}
        />
      </Field>
      <OptionsForm
        type={result.type}
        field={field}
        options={result.options}
        issues={issuesAt(issues, ['result', 'options']).map((found) => ({ ...found, path: found.path.slice(2) }))}
        onChange={(next, part) => set({ result: { ...result, options: { ...next } } }, `result ${part}`)}
      />
    </>
  );
}

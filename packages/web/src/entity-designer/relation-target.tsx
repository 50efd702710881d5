// RelationTarget: the entity that a relation links to.
import { Field, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { entityIcon } from '../shell/entity-icon.ts';
import { useDesigner } from './designer-context.tsx';
import type { OptionsEditorProps } from './options-form.tsx';
import { issuesAt } from './use-problems.ts';

export function RelationTarget({ options, onChange, issues }: OptionsEditorProps): ReactElement {
  const t = useText('designer');
  const label = useLabel();
  const { lookup, language } = useDesigner();
  const chosen = typeof options['entity'] === 'string' ? options['entity'] : '';
  const [wrong] = issuesAt(issues, ['entity']);
  const problem = wrong === undefined ? undefined : describeFinding(wrong, language);
  return (
    <Field
      label={t('relationTarget')}
      required
      help={t('relationHelp')}
      error={chosen === '' ? t('relationMissing') : problem}
    >
      <Select
        options={lookup.entities().map((entity) => ({
          value: entity.id,
          label: label(entity.labels, entity.key),
          icon: entityIcon(entity.icon),
        }))}
        value={chosen === '' ? null : chosen}
        placeholder={t('relationPlaceholder')}
        onChange={(entity) => entity !== null && onChange({ ...options, entity }, 'entity')}
        clearable={false}
      />
    </Field>
  );
}

// ChildScoresInput: which model's scores come from below, and by which relation its records point here.
import type { HealthModel } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { fieldLabel } from '@keepwell/model';
import { Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useModels } from '../health/use-models.ts';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export interface ChildScoresInputProps {
  readonly settings: Readonly<Record<string, unknown>>;
  onChange(settings: Record<string, unknown>): void;
}

export function ChildScoresInput({ settings, onChange }: ChildScoresInputProps): ReactElement {
  const t = useText('healthBuilder');
  const { entity, lookup, reader } = useDesk();
  const models = useModels() ?? [];
  const options = models.flatMap(({ id, body }: { readonly id: string; readonly body: HealthModel }) => {
    const child = lookup.entity(body.entity);
    const relations = child?.fields.filter(
      ({ type, options: { entity: target } }) => type === 'relation' && target === entity.id,
    );
    return (relations ?? []).map((relation) => ({
      value: `${id} ${relation.id}`,
      label: t('childrenBy', {
        model: textIn(body.labels, reader.language, id),
        relation: fieldLabel(relation)[reader.language],
      }),
      settings: { model: id, entity: body.entity, relation: relation.id },
    }));
  });
  return (
    <Select
      options={options.map(({ value, label }) => ({ value, label }))}
      value={settings['model'] === '' ? null : `${String(settings['model'])} ${String(settings['relation'])}`}
      clearable={false}
      placeholder={t('chooseChildren')}
      emptyText={t('noChildren')}
      onChange={(value) => {
        const found = options.find((option) => option.value === value);
        if (found !== undefined) onChange({ ...settings, ...found.settings });
      }}
    />
  );
}

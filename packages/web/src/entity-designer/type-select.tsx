// TypeSelect: another type for a field; for one that people use already, only what its values can be converted to.
import { canConvert, fieldTypes, optionColours, proposeOptions, type FieldDefinition } from '@keepwell/model';
import { Field, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { useOrganisation } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { newId } from '../start/create-entity.ts';
import { useDesigner } from './designer-context.tsx';
import { changeType, optionsFor } from './entity-edits.ts';
import { fieldTypeIcon } from './field-type-icon.ts';

/** More different values than this are no options but texts. */
const mostProposed = 100;

export interface TypeSelectProps {
  readonly field: FieldDefinition;
  readonly was: FieldDefinition | undefined;
}

export function TypeSelect({ field, was }: TypeSelectProps): ReactElement {
  const t = useText('designer');
  const { id, editField, language, nameOf } = useDesigner();
  const currency = useOrganisation()?.currency ?? 'CNY';
  const offered = fieldTypes.all.filter((type) => {
    if (type.group === 'system') return false;
    // A health model makes and keeps these.
    if (type.isDerived === true) return type.name === field.type;
    return was === undefined || canConvert(was, { ...field, type: type.name });
  });

  async function change(next: string): Promise<void> {
    const options = optionsFor(field, next, currency);
    const label = t('retypedStep', { name: nameOf(field), type: fieldTypes.need(next).labels[language] });
    const wantsOptions = (next === 'choice' || next === 'choices') && was?.type === 'text' && field.type !== 'choice';
    if (wantsOptions) options['options'] = await proposedOptions(id, field.id).catch(() => []);
    editField(field.id, label, (draft) => changeType(draft, next, options, was));
  }

  const isRetyped = was !== undefined && was.type !== field.type;
  return (
    <Field
      label={t('type')}
      help={
        isRetyped
          ? t('retypedHelp', { type: fieldTypes.get(was.type)?.labels[language] ?? was.type })
          : fieldTypes.get(field.type)?.help[language]
      }
    >
      <Select
        options={offered.map((type) => ({
          value: type.name,
          label: type.labels[language],
          keywords: `${type.labels.zh} ${type.labels.en}`,
          icon: fieldTypeIcon(type.name),
        }))}
        value={field.type}
        clearable={false}
        onChange={(next) => {
          if (next !== null && next !== field.type) void change(next);
        }}
      />
    </Field>
  );
}

/** One option for each different text that records hold now. */
async function proposedOptions(entity: string, field: string): Promise<unknown[]> {
  const { groups, more } = await client.summarise({ params: { entity }, body: { figures: [], groupBy: field } });
  if (more || groups.length > mostProposed * 2) return [];
  const texts = new Map(groups.flatMap(({ value, count }) => (typeof value === 'string' ? [[value, count]] : [])));
  const colours = optionColours.filter((colour) => colour !== 'grey' && colour !== 'slate');
  return proposeOptions(texts as Map<string, number>, colours, () => newId('o'), mostProposed);
}

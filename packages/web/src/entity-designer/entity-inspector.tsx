// EntityInspector: the entity itself: names, icon, key, and the field by which its records are called.
import { type EntityDefinition, fieldTypes, resultOf } from '@keepwell/model';
import { Field, Input, Select } from '@keepwell/ui';
import { useEffect, useRef, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';
import { fieldTypeIcon } from './field-type-icon.ts';
import { IconPicker } from './icon-picker.tsx';
import { LabelsInput } from '../builder/labels-input.tsx';
import { issuesAt } from './use-problems.ts';

/** Fields that can name a record. */
export function titleFields(doc: EntityDefinition): EntityDefinition['fields'] {
  return doc.fields.filter((field) => {
    const type = fieldTypes.get(field.type);
    return type?.canBeTitle === true && resultOf(field).type.canBeTitle;
  });
}

export function EntityInspector(): ReactElement {
  const t = useText('designer');
  const { doc, edit, issues, language, nameOf, focus } = useDesigner();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus.part === null) return;
    const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? frame.current?.querySelector<HTMLElement>('input'))?.focus();
  }, [focus]);
  const say = (part: string): string | undefined => {
    const found = issuesAt(issues, [part]);
    return found.length === 0 ? undefined : found.map((one) => describeFinding(one, language)).join(' ');
  };
  return (
    <div ref={frame} className="inspector">
      <div className="sect stack">
        <Field as="group" label={t('name')} error={say('labels')}>
          <LabelsInput
            what={t('name')}
            labels={doc.labels}
            invalid={say('labels') !== undefined}
            onChange={(labels) =>
              edit(t('entityRenamedStep'), (entity) => void (entity.labels = labels), 'entity labels')
            }
          />
        </Field>
        <Field label={t('titleField')} help={t('titleFieldHelp')} error={say('titleField')}>
          <Select
            options={titleFields(doc).map((field) => ({
              value: field.id,
              label: nameOf(field),
              icon: fieldTypeIcon(field.type),
            }))}
            value={doc.titleField}
            placeholder={t('titleNumber')}
            clearable
            onChange={(field) => edit(t('titleStep'), (entity) => void (entity.titleField = field))}
          />
        </Field>
        <Field label={t('ownerField')} help={t('ownerFieldHelp')} error={say('ownerField')}>
          <Select
            options={doc.fields
              .filter((field) => field.type === 'person')
              .map((field) => ({ value: field.id, label: nameOf(field), icon: fieldTypeIcon(field.type) }))}
            value={doc.ownerField ?? null}
            placeholder={t('ownerNone')}
            clearable
            onChange={(field) => edit(t('ownerStep'), (entity) => void (entity.ownerField = field))}
          />
        </Field>
        <Field as="group" label={t('icon')}>
          <IconPicker
            label={t('icon')}
            value={doc.icon}
            onChange={(icon) => edit(t('iconStep'), (entity) => void (entity.icon = icon), 'icon')}
          />
        </Field>
        <Field label={t('key')} help={t('entityKeyHelp')} error={say('key')}>
          <Input
            className="mono"
            value={doc.key}
            maxLength={63}
            spellCheck={false}
            onText={(key) => edit(t('entityKeyStep'), (entity) => void (entity.key = key), 'entity key')}
          />
        </Field>
      </div>
    </div>
  );
}

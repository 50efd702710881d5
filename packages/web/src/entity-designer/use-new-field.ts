// useNewField: adds a field of a type after the selection, names it, selects it and lets the author type its name at once.
import { textIn } from '@keepwell/kernel';
import { type FieldDefinition, fieldTypes, type Labels } from '@keepwell/model';
import { useCallback } from 'react';
import { useOrganisation } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { freeKey, newId, toKey } from '../start/create-entity.ts';
import { useDesigner } from './designer-context.tsx';
import { addField, freeLabel, placeField } from './entity-edits.ts';

/** Where a field is put: before another (null: at the end) under a heading; absent: after the selection. */
export interface FieldPlace {
  readonly before: string | null;
  readonly group: Labels | undefined;
}

/** The key of a type in snake case: what a field is called whose label has no ASCII letters. */
const typeKey = (type: string): string => type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A key from a label for a field of this type, that none of `taken` has. */
export function keyFor(label: string, type: string, taken: readonly string[]): string {
  return freeKey(toKey(label, typeKey(type)), taken);
}

export function useNewField(): (type: string, place?: FieldPlace) => void {
  const { doc, edit, select, selected, language } = useDesigner();
  const t = useText('designer');
  const currency = useOrganisation()?.currency;
  return useCallback(
    (name, place) => {
      const type = fieldTypes.need(name);
      const label = freeLabel(doc, type.labels[language]);
      const taken = doc.fields.map((field) => field.key);
      const options = { ...type.defaultOptions() };
      if (name === 'money' && currency !== undefined) options['currency'] = currency;
      const field: FieldDefinition = {
        id: newId('f'),
        key: keyFor(textIn(type.labels, 'en'), name, taken),
        type: name,
        labels: { [language]: label },
        options,
        required: false,
        unique: false,
        indexed: false,
      };
      edit(t('addedStep', { name: label }), (entity) => {
        addField(entity, field, place === undefined ? selected : null);
        if (place !== undefined) placeField(entity, field.id, place.before, place.group);
      });
      select(field.id, 'label');
    },
    [doc, edit, select, selected, language, currency, t],
  );
}

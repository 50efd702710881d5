// useFieldActions: what menus, keys and drops do to a field of the draft.
import type { FieldDefinition, Labels } from '@keepwell/model';
import { useToast } from '@keepwell/ui';
import { useMemo } from 'react';
import { useText } from '../language/use-text.ts';
import { newId } from '../start/create-entity.ts';
import { useDesigner } from './designer-context.tsx';
import { addField, copyField, freeLabel, groupsOf, moveFieldBy, placeField, removeField } from './entity-edits.ts';
import type { DragSource, DropPlace } from './use-field-drag.ts';
import { keyFor, useNewField } from './use-new-field.ts';

export interface FieldActions {
  moveBy(field: FieldDefinition, by: -1 | 1): void;
  toGroup(field: FieldDefinition, group: Labels | undefined): void;
  duplicate(field: FieldDefinition): void;
  remove(field: FieldDefinition): void;
  drop(source: DragSource, place: DropPlace): void;
}

/** After the list was drawn anew the focus is on the row it was on. */
function focusRow(id: string | undefined): void {
  requestAnimationFrame(() => {
    if (id !== undefined) document.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`)?.focus();
  });
}

export function useFieldActions(): FieldActions {
  const designer = useDesigner();
  const { doc, edit, select, editor, nameOf, language } = designer;
  const t = useText('designer');
  const common = useText('common');
  const toast = useToast();
  const add = useNewField();
  return useMemo(
    () => ({
      moveBy(field, by) {
        edit(t('movedStep', { name: nameOf(field) }), (entity) => moveFieldBy(entity, field.id, by));
        focusRow(field.id);
      },
      toGroup(field, group) {
        edit(t('movedStep', { name: nameOf(field) }), (entity) => placeField(entity, field.id, null, group));
      },
      duplicate(field) {
        const labels = { [language]: freeLabel(doc, nameOf(field)) };
        const taken = doc.fields.map((one) => one.key);
        const copy = copyField(field, newId('f'), keyFor(field.key, field.type, taken), labels);
        edit(t('duplicatedStep', { name: nameOf(field) }), (entity) => addField(entity, copy, field.id));
        select(copy.id, 'label');
      },
      remove(field) {
        const order = groupsOf(doc).flatMap((group) => group.fields.map((one) => one.id));
        const at = order.indexOf(field.id);
        const next = order[at + 1] ?? order[at - 1];
        const label = t('deletedStep', { name: nameOf(field) });
        edit(label, (entity) => removeField(entity, field.id));
        select(next ?? null);
        focusRow(next);
        toast.show({
          key: 'designer',
          message: label,
          action: { label: common('undo'), onAct: () => void editor.undo() },
        });
      },
      drop(source, place) {
        if (source.kind === 'type') add(source.type, place);
        else {
          const field = doc.fields.find((one) => one.id === source.field);
          if (field === undefined) return;
          edit(t('movedStep', { name: nameOf(field) }), (entity) =>
            placeField(entity, field.id, place.before, place.group),
          );
        }
      },
    }),
    [doc, edit, select, editor, nameOf, language, t, common, toast, add],
  );
}

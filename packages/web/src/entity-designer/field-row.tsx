// FieldRow: one field in the list: grip, type, name, key, what it is, its marks, how often it is used, its menu.
import { fieldTypes, type FieldDefinition } from '@keepwell/model';
import { classNames, Icon, Menu, Tag, TypeTile, type MenuItem } from '@keepwell/ui';
import { ArrowDown, ArrowRight, ArrowUp, Copy, GripVertical, Heading, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { groupKey } from './entity-edits.ts';
import { fieldTypeIcon } from './field-type-icon.ts';
import { typeWords } from './type-words.ts';
import type { FieldActions } from './use-field-actions.ts';
import type { FieldDrag } from './use-field-drag.ts';

export interface FieldRowProps {
  readonly field: FieldDefinition;
  readonly actions: FieldActions;
  readonly drag: FieldDrag;
  readonly groupItems: readonly MenuItem[];
}

export function FieldRow({ field, actions, drag, groupItems }: FieldRowProps): ReactElement {
  const t = useText('designer');
  const { doc, published, selected, select, uses, issues, language, nameOf } = useDesigner();
  const name = nameOf(field);
  const index = doc.fields.indexOf(field);
  const was = published?.fields.find((one) => one.id === field.id);
  const isNew = was === undefined;
  const isRetyped = was !== undefined && was.type !== field.type;
  const hasError = issues.some(
    (found) => found.severity === 'error' && found.path[0] === 'fields' && found.path[1] === index,
  );
  const count = uses.countOf(field.id);
  const place = drag.dragging?.place;
  const items: MenuItem[] = [
    { label: t('moveUp'), icon: ArrowUp, shortcut: 'Alt ↑', onSelect: () => actions.moveBy(field, -1) },
    { label: t('moveDown'), icon: ArrowDown, shortcut: 'Alt ↓', onSelect: () => actions.moveBy(field, 1) },
    { kind: 'submenu', label: t('toGroup'), icon: Heading, items: groupItems },
    { kind: 'separator' },
    { label: t('duplicate'), icon: Copy, onSelect: () => actions.duplicate(field) },
    { label: t('deleteField'), icon: Trash2, danger: true, shortcut: 'Delete', onSelect: () => actions.remove(field) },
  ];

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Delete' || event.key === 'Backspace') actions.remove(field);
    else if (event.altKey && event.key === 'ArrowUp') actions.moveBy(field, -1);
    else if (event.altKey && event.key === 'ArrowDown') actions.moveBy(field, 1);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const names = [...document.querySelectorAll<HTMLElement>('[data-field-list] .fields__name')];
      const at = names.indexOf(event.currentTarget);
      names[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <tr
      className={classNames(
        'fields__row',
        selected === field.id && 'on',
        place?.before === field.id && 'fields__row--drop',
        drag.dragging?.source.kind === 'field' && drag.dragging.source.field === field.id && 'fields__row--lifted',
      )}
      data-drop-group={groupKey(field.group)}
      data-drop-field={field.id}
      aria-current={selected === field.id || undefined}
      onClick={() => select(field.id)}
    >
      <td className="fields__grip" onPointerDown={(event) => drag.start(event, { kind: 'field', field: field.id })}>
        <Icon of={GripVertical} />
      </td>
      <th scope="row">
        <div className="hstack">
          <TypeTile icon={fieldTypeIcon(field.type)} size="sm" />
          <button
            type="button"
            className="fields__name ellipsis"
            data-field={field.id}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
            onClick={() => select(field.id)}
            onKeyDown={press}
          >
            {name}
          </button>
        </div>
      </th>
      <td className="mono muted ellipsis">{field.key}</td>
      <td className="muted ellipsis">
        {isRetyped && (
          <>
            <s>{fieldTypes.get(was.type)?.labels[language] ?? was.type}</s>{' '}
            <Icon of={ArrowRight} size={14} className="fields__to" />{' '}
          </>
        )}
        <span className={classNames(isRetyped && 'fields__new-type')}>{typeWords(field, language)}</span>
      </td>
      <td>
        <span className="fields__marks">
          {hasError && (
            <Tag outline className="fields__wrong">
              {t('markWrong')}
            </Tag>
          )}
          {isNew && published !== null && <Tag outline>{t('markNew')}</Tag>}
          {isRetyped && <Tag outline>{t('markRetyped')}</Tag>}
          {doc.titleField === field.id && <Tag outline>{t('markTitle')}</Tag>}
          {field.required && <Tag>{t('required')}</Tag>}
          {field.unique && <Tag>{t('markUnique')}</Tag>}
          {field.indexed && <Tag>{t('indexed')}</Tag>}
        </span>
      </td>
      <td className="r muted">{count === 0 ? '' : t('places', { count })}</td>
      <td className="fields__menu" onClick={(event) => event.stopPropagation()}>
        <Menu items={items} label={t('fieldMenu', { name })} />
      </td>
    </tr>
  );
}

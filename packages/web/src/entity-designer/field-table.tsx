// FieldTable: the canvas: every field of the entity under its heading, to choose, order and mark.
import { Badge, Button, EmptyState, Icon, Menu, TypeTile, type MenuItem } from '@keepwell/ui';
import type { FieldDefinition } from '@keepwell/model';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Heading, Pencil, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { localeOf } from '@keepwell/kernel';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { groupsOf, moveGroupBy, renameGroup, type FieldGroup } from './entity-edits.ts';
import { FieldRow } from './field-row.tsx';
import { fieldTypeIcon } from './field-type-icon.ts';
import { GroupDialog, type GroupQuestion } from './group-dialog.tsx';
import { paletteSearchId } from './type-palette.tsx';
import { typeWords } from './type-words.ts';
import type { FieldActions } from './use-field-actions.ts';
import type { FieldDrag } from './use-field-drag.ts';

export interface FieldTableProps {
  readonly actions: FieldActions;
  readonly drag: FieldDrag;
}

export function FieldTable({ actions, drag }: FieldTableProps): ReactElement {
  const t = useText('designer');
  const label = useLabel();
  const { id, doc, published, edit, language } = useDesigner();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<GroupQuestion | null>(null);
  const { data: count } = useQuery({
    queryKey: keys.count(id, {}),
    queryFn: () => client.countRecords({ params: { entity: id }, body: {} }),
    enabled: published !== null,
  });
  const groups = groupsOf(doc);
  const hasHeads = groups.some((group) => group.labels !== undefined);
  const nameOfGroup = (group: FieldGroup): string => label(group.labels, t('noGroup'));

  const fold = (key: string): void =>
    setFolded((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])));

  const groupItems = (field: FieldDefinition): MenuItem[] => [
    ...groups.map((group) => ({
      label: nameOfGroup(group),
      checked: group.fields.includes(field),
      onSelect: () => actions.toGroup(field, group.labels),
    })),
    ...(groups.some((group) => group.labels === undefined)
      ? []
      : [{ label: t('noGroup'), onSelect: () => actions.toGroup(field, undefined) }]),
    { kind: 'separator' },
    { label: t('newGroup'), icon: Plus, onSelect: () => setQuestion({ kind: 'new', field }) },
  ];

  const headItems = (group: FieldGroup, at: number): MenuItem[] => {
    const step = (by: -1 | 1): void =>
      edit(t('movedGroupStep', { name: nameOfGroup(group) }), (entity) => moveGroupBy(entity, group.key, by));
    const moves: MenuItem[] = [
      { label: t('moveUp'), icon: ArrowUp, disabled: at === 0, onSelect: () => step(-1) },
      { label: t('moveDown'), icon: ArrowDown, disabled: at === groups.length - 1, onSelect: () => step(1) },
    ];
    if (group.labels === undefined) return moves;
    return [
      { label: t('renameGroup'), icon: Pencil, onSelect: () => setQuestion({ kind: 'rename', group }) },
      ...moves,
      { kind: 'separator' },
      {
        label: t('dissolveGroup'),
        icon: Heading,
        onSelect: () =>
          edit(t('dissolvedGroupStep', { name: nameOfGroup(group) }), (entity) =>
            renameGroup(entity, group.key, undefined),
          ),
      },
    ];
  };

  const { dragging } = drag;
  return (
    <div className="designer__canvas">
      <div className="fields__head">
        <h2>{t('fields')}</h2>
        <span className="muted">
          {t('fieldCount', { count: doc.fields.length })}
          {count !== undefined &&
            t('recordCount', { count: count.total, shown: count.total.toLocaleString(localeOf(language)) })}
        </span>
        <span className="grow" />
        <Button icon={Plus} onClick={() => document.getElementById(paletteSearchId)?.focus()}>
          {t('addField')}
        </Button>
      </div>
      {doc.fields.length === 0 ? (
        <div data-field-list>
          <EmptyState>{t('noFields')}</EmptyState>
        </div>
      ) : (
        <div className="card fields" data-field-list>
          <table className="table fields__table">
            <caption className="sr">{t('fields')}</caption>
            <colgroup>
              <col style={{ width: 28 }} />
              <col style={{ width: '24%' }} />
              <col style={{ width: '15%' }} />
              <col style={{ width: '21%' }} />
              <col />
              <col style={{ width: 72 }} />
              <col style={{ width: 44 }} />
            </colgroup>
            <thead>
              <tr>
                <th aria-hidden="true" />
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('key')}</th>
                <th scope="col">{t('type')}</th>
                <th scope="col">{t('marks')}</th>
                <th scope="col" className="r">
                  {t('usedIn')}
                </th>
                <th>
                  <span className="sr">{t('actions')}</span>
                </th>
              </tr>
            </thead>
            {groups.map((group, at) => {
              const isFolded = folded.has(group.key);
              const dropsHere = dragging?.place?.before === null && dragging.place.groupKey === group.key;
              return (
                <tbody key={group.key} className={dropsHere ? 'fields__group--drop' : undefined}>
                  {hasHeads && (
                    <tr className="fields__group" data-drop-group={group.key}>
                      <td colSpan={2}>
                        <button
                          type="button"
                          className="fields__fold"
                          aria-expanded={!isFolded}
                          onClick={() => fold(group.key)}
                        >
                          <Icon of={isFolded ? ChevronRight : ChevronDown} size={14} />
                          {nameOfGroup(group)} <Badge label={t('fields')}>{group.fields.length}</Badge>
                        </button>
                      </td>
                      <td aria-hidden="true" />
                      <td colSpan={2} aria-hidden="true" />
                      <td aria-hidden="true" />
                      <td className="fields__menu">
                        <Menu items={headItems(group, at)} label={t('groupMenu', { name: nameOfGroup(group) })} />
                      </td>
                    </tr>
                  )}
                  {!isFolded &&
                    group.fields.map((field) => (
                      <FieldRow
                        key={field.id}
                        field={field}
                        actions={actions}
                        drag={drag}
                        groupItems={groupItems(field)}
                      />
                    ))}
                </tbody>
              );
            })}
          </table>
        </div>
      )}
      {dragging !== null && <DragGhost drag={drag} />}
      {question !== null && <GroupDialog question={question} onClose={() => setQuestion(null)} />}
    </div>
  );
}

function DragGhost({ drag }: { readonly drag: FieldDrag }): ReactElement | null {
  const { doc, nameOf, language } = useDesigner();
  const { dragging } = drag;
  if (dragging === null) return null;
  const { source, x, y } = dragging;
  const field = source.kind === 'field' ? doc.fields.find((one) => one.id === source.field) : undefined;
  const type = source.kind === 'type' ? source.type : (field?.type ?? '');
  return (
    <div className="fields__ghost" style={{ left: x + 8, top: y + 8 }} aria-hidden="true">
      <TypeTile icon={fieldTypeIcon(type)} size="sm" />
      {field === undefined ? typeWords({ type, options: {} }, language) : nameOf(field)}
    </div>
  );
}

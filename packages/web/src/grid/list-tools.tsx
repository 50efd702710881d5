// ListTools: grouping, order and columns of a list, at the right of its views.
import { Button, Menu, Popover, type MenuItem } from '@keepwell/ui';
import { canBeGrouped, canBeSorted, fieldById, fieldsOf, type Entity } from '@keepwell/model';
import { ArrowUpDown, Columns3, Rows3 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { ColumnChoice } from './column-choice.tsx';
import { explicitColumns } from './columns.ts';
import { toggleSort } from './sort-edits.ts';
import type { List } from './use-list.ts';

export interface ListToolsProps {
  readonly entity: Entity;
  readonly list: List;
}

export function ListTools({ entity, list }: ListToolsProps): ReactElement {
  const t = useText('grid');
  const label = useLabel();
  const { state, set } = list;
  const fields = fieldsOf(entity);
  const name = (id: string): string => {
    const field = fieldById(entity, id);
    return label(field?.labels, field?.key ?? id);
  };
  const groupItems: MenuItem[] = [
    { label: t('groupNone'), checked: state.group === null, onSelect: () => set({ group: null }) },
    { kind: 'separator' },
    ...fields.filter(canBeGrouped).map((field) => ({
      label: label(field.labels, field.key),
      checked: state.group === field.id,
      onSelect: () => set({ group: field.id }),
    })),
  ];
  const sortItems: MenuItem[] = [
    { label: t('sortNone'), checked: state.sort.length === 0, onSelect: () => set({ sort: [] }) },
    { kind: 'separator' },
    ...fields.filter(canBeSorted).map((field) => {
      const now = state.sort.find((item) => item.field === field.id);
      return {
        label: label(field.labels, field.key),
        checked: now !== undefined,
        detail: now === undefined ? undefined : now.direction === 'asc' ? '↑' : '↓',
        onSelect: () => set({ sort: toggleSort(state.sort, field.id) }),
      };
    }),
  ];
  const sorted = state.sort.map((item) => `${name(item.field)} ${item.direction === 'asc' ? '↑' : '↓'}`).join(', ');
  const shown = explicitColumns(entity, state.columns).length;
  return (
    <div className="list__tools">
      <Menu
        items={groupItems}
        trigger={
          <Button variant="quiet" icon={Rows3}>
            {state.group === null ? t('group') : t('groupedBy', { field: name(state.group) })}
          </Button>
        }
      />
      <Menu
        items={sortItems}
        trigger={
          <Button variant="quiet" icon={ArrowUpDown}>
            {sorted === '' ? t('sort') : sorted}
          </Button>
        }
      />
      <Popover
        title={t('columns')}
        width={320}
        align="end"
        trigger={
          <Button variant="quiet" icon={Columns3}>
            {t('columnsShown', { shown, all: fields.length })}
          </Button>
        }
      >
        <ColumnChoice entity={entity} columns={state.columns} onChange={(columns) => set({ columns })} />
      </Popover>
    </div>
  );
}

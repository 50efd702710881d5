// The menu of a column head: order, grouping, figure, place, hiding.
import type { MenuItem } from '@keepwell/ui';
import { canBeGrouped, canBeSorted, type Entity } from '@keepwell/model';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EyeOff, Rows3, Sigma } from 'lucide-react';
import { useText } from '../language/use-text.ts';
import { explicitColumns, hideColumn, moveColumn, setSummary, summariesOf, type GridColumn } from './columns.ts';
import { sortBy } from './sort-edits.ts';
import type { List } from './use-list.ts';

export function useColumnMenu(entity: Entity, list: List): (column: GridColumn, index: number) => MenuItem[] {
  const t = useText('grid');
  const { state, set } = list;
  return (column, index) => {
    const { field } = column;
    if (field.id === 'id') return [{ label: t('numberColumn'), disabled: true }];
    const order = explicitColumns(entity, state.columns).filter((other) => other.field !== entity.titleField);
    const place = order.findIndex((other) => other.field === field.id);
    const move = (to: number): void => {
      const before = order[to > place ? to + 1 : to]?.field ?? null;
      set({ columns: moveColumn(entity, state.columns, field.id, before) });
    };
    const sortable = canBeSorted(field);
    return [
      {
        label: t('sortUp'),
        icon: ArrowUp,
        disabled: !sortable,
        onSelect: () => set({ sort: sortBy(state.sort, field.id, 'asc') }),
      },
      {
        label: t('sortDown'),
        icon: ArrowDown,
        disabled: !sortable,
        onSelect: () => set({ sort: sortBy(state.sort, field.id, 'desc') }),
      },
      {
        label: t(state.group === field.id ? 'ungroup' : 'groupByThis'),
        icon: Rows3,
        disabled: !canBeGrouped(field),
        onSelect: () => set({ group: state.group === field.id ? null : field.id }),
      },
      {
        kind: 'submenu',
        label: t('figure'),
        icon: Sigma,
        items: [
          {
            label: t('figureNone'),
            checked: column.summary === undefined,
            onSelect: () => set({ columns: setSummary(entity, state.columns, field.id, undefined) }),
          },
          ...summariesOf(field).map((summary) => ({
            label: t(`summary_${summary}`),
            checked: column.summary === summary,
            onSelect: () => set({ columns: setSummary(entity, state.columns, field.id, summary) }),
          })),
        ],
      },
      { kind: 'separator' },
      {
        label: t('moveLeft'),
        icon: ArrowLeft,
        disabled: index === 0 || place <= 0,
        onSelect: () => move(place - 1),
      },
      {
        label: t('moveRight'),
        icon: ArrowRight,
        disabled: index === 0 || place < 0 || place >= order.length - 1,
        onSelect: () => move(place + 1),
      },
      {
        label: t('hideColumn'),
        icon: EyeOff,
        disabled: index === 0,
        onSelect: () => set({ columns: hideColumn(entity, state.columns, field.id) }),
      },
    ];
  };
}

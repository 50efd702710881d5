// Above the grid: conditions as chips, words to search for, grouping, order, columns.
import type { Json } from '@keepwell/kernel';
import { Button, Icon, Input, Menu, Popover, type MenuItem } from '@keepwell/ui';
import { canBeGrouped, canBeSorted, fieldById, fieldsOf, type Entity } from '@keepwell/model';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUpDown, Columns3, ListFilter, Rows3, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { ColumnChoice } from './column-choice.tsx';
import { explicitColumns } from './columns.ts';
import { toggleSort } from './sort-edits.ts';
import type { List } from './use-list.ts';

const FilterChips = lazy(async () => ({ default: (await import('../rule-editor/index.ts')).FilterChips }));

export interface ListBarProps {
  readonly entity: Entity;
  readonly list: List;
  readonly total: number | undefined;
}

export function ListBar({ entity, list, total }: ListBarProps): ReactElement {
  const t = useText('grid');
  const label = useLabel();
  const { language } = useReader();
  const { state, set } = list;
  const all = useQuery({
    queryKey: keys.count(entity.id, {}),
    queryFn: () => client.countRecords({ params: { entity: entity.id }, body: {} }),
    placeholderData: keepPreviousData,
    enabled: state.filter != null || state.search !== '',
  });
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
    <div className="list__bar">
      <Icon of={ListFilter} className="muted" />
      <Suspense fallback={<span className="skel" style={{ width: 96, height: 20 }} />}>
        <FilterChips entity={entity} rule={state.filter as Json} onChange={(filter) => set({ filter })} />
      </Suspense>
      <span className="grow" />
      {all.data !== undefined && total !== undefined && (state.filter != null || state.search !== '') && (
        <span className="muted nowrap" role="status">
          {t('matching')} <b className="num">{total.toLocaleString(language)}</b> /{' '}
          {all.data.total.toLocaleString(language)}
        </span>
      )}
      <SearchWords words={state.search} onWords={(search) => set({ search })} />
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

/** How long typing rests before the list is searched. */
const restMilliseconds = 250;

function SearchWords({ words, onWords }: { words: string; onWords: (words: string) => void }): ReactElement {
  const t = useText('grid');
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words);
    setText(words);
  }
  useEffect(() => {
    if (text === words) return;
    const timer = setTimeout(() => onWords(text), restMilliseconds);
    return () => clearTimeout(timer);
  }, [text, words, onWords]);
  return (
    <Input
      type="search"
      className="list__search"
      icon={Search}
      aria-label={t('search')}
      placeholder={t('search')}
      value={text}
      maxLength={200}
      onText={setText}
    />
  );
}

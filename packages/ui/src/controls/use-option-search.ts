// useOptionSearch: the typed words of a searchable select, and the rows that fit them.
import { useMemo, useState } from 'react';
import { filterOptions, fold } from '../text/option-filter.ts';
import { createValue, groupOptions, type OptionGroup, type SelectOption } from './select-option.tsx';

export interface OptionSearch {
  query: string;
  setQuery: (query: string) => void;
  /** What to show, in order; contains the row "create" at the end when it is offered. */
  rows: SelectOption[];
  groups: OptionGroup[];
  found: number;
}

export function useOptionSearch(
  options: readonly SelectOption[],
  source: { onSearch?: ((query: string) => void) | undefined; canCreate: boolean },
): OptionSearch {
  const [query, setText] = useState('');
  const { onSearch, canCreate } = source;
  const remote = onSearch !== undefined;
  const { rows, groups, found } = useMemo(() => {
    const fitting = remote ? [...options] : filterOptions(options, query);
    const exact = fitting.some((option) => fold(option.label) === fold(query.trim()));
    const grouped = groupOptions(fitting);
    const inOrder = grouped.flatMap((group) => group.items);
    if (!canCreate || query.trim() === '' || exact) return { rows: inOrder, groups: grouped, found: fitting.length };
    const create: SelectOption = { value: createValue, label: query.trim() };
    return {
      rows: [...inOrder, create],
      groups: [...grouped, { value: createValue, items: [create] }],
      found: fitting.length,
    };
  }, [options, query, canCreate, remote]);
  return {
    query,
    setQuery: (text) => {
      setText(text);
      onSearch?.(text);
    },
    rows,
    groups,
    found,
  };
}

// Select: one of a list. Long lists become searchable: the control turns into the search box while it is open.
import type { ReactElement, ReactNode } from 'react';
import type { ControlWiringProps } from './field-context.tsx';
import { PlainSelect } from './plain-select.tsx';
import { SearchSelect } from './search-select.tsx';
import type { SelectOption } from './select-option.tsx';

export interface SelectProps extends ControlWiringProps {
  options: readonly SelectOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  /** Default: from nine options on, or when `onSearch` or `onCreate` is given. */
  searchable?: boolean;
  /** Offers a way back to null (default: unless required). */
  clearable?: boolean;
  /** Offers "create …" for a text that matches no option. */
  onCreate?: (text: string) => void;
  /** The caller searches (a server, a large list) and hands new `options`; nothing is filtered here. */
  onSearch?: (query: string) => void;
  loading?: boolean;
  /** The chosen option when it may be missing from `options`, as in server search. */
  chosen?: SelectOption | null;
  size?: 'sm' | 'md' | 'lg';
  /** What the list says when nothing fits. */
  emptyText?: ReactNode;
  readOnly?: boolean;
  name?: string;
  className?: string;
  onBlur?: () => void;
  autoFocus?: boolean;
}

export function Select(props: SelectProps): ReactElement {
  const searchable = props.searchable ?? (props.options.length > 8 || props.onSearch != null || props.onCreate != null);
  return searchable ? <SearchSelect {...props} /> : <PlainSelect {...props} />;
}

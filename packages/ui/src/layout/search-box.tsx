// SearchBox: the button in the top bar that looks like a search field and opens the command palette.
import { Search } from 'lucide-react';
import type { ComponentPropsWithRef, ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Kbd } from '../data/kbd.tsx';
import { Icon } from '../icon.tsx';

export interface SearchBoxProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  /** "Search customers, forms, rules". */
  label: string;
  shortcut?: string;
}

export const SearchBox = ({ label, shortcut = 'Ctrl K', className, ...rest }: SearchBoxProps): ReactElement => (
  <button type="button" {...rest} className={classNames('searchbox', className)}>
    <Icon of={Search} />
    <span className="ellipsis">{label}</span>
    <Kbd className="end">{shortcut}</Kbd>
  </button>
);

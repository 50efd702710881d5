// TypeTile: the small square with the icon of a field type or an object kind.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface TypeTileProps {
  icon: IconType;
  size?: 'sm' | 'md';
  /** Read out when no word stands beside it. */
  label?: string;
  className?: string;
}

export const TypeTile = ({ icon, size = 'md', label, className }: TypeTileProps): ReactElement => (
  <span
    className={classNames('tyic', size === 'sm' && 'tyic--sm', className)}
    {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
  >
    <Icon of={icon} />
  </span>
);

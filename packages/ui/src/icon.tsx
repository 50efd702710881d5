// Icon: draws an icon of lucide-react at the kit's size and stroke; hidden from screen readers because a text stands beside it.
import type { ComponentType, ReactElement } from 'react';
import { classNames } from './class-names.ts';

/** Any icon of lucide-react, or an own component with the same few props. */
export type IconType = ComponentType<{
  className?: string;
  size?: number | string;
  strokeWidth?: number | string;
  'aria-hidden'?: boolean | 'true' | 'false';
}>;

export interface IconProps {
  of: IconType;
  /** Pixels; 16 beside body text, 14 in meta lines, 18–20 in navigation. */
  size?: 12 | 14 | 16 | 18 | 20;
  className?: string;
}

export function Icon({ of: Drawing, size = 16, className }: IconProps): ReactElement {
  return (
    <Drawing
      className={classNames('i', size !== 16 && `i--${size}`, className)}
      size={size}
      strokeWidth={1.6}
      aria-hidden="true"
    />
  );
}

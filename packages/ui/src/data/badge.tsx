// Badge: a number in a pill; danger only for what is late or broken.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface BadgeProps {
  children: ReactNode;
  danger?: boolean;
  /** What the number counts, for screen readers. */
  label?: string;
  className?: string;
}

export const Badge = ({ children, danger, label, className }: BadgeProps): ReactElement => (
  <span className={classNames('badge', danger && 'badge--danger', className)}>
    {children}
    {label !== undefined && <span className="sr"> {label}</span>}
  </span>
);

// EmptyState: one sentence, one primary button, and another way to start (from Excel, from a template).
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface EmptyStateProps {
  children: ReactNode;
  /** One primary Button, then link Buttons. */
  actions?: ReactNode;
  icon?: IconType;
  /** Inside a card already: no frame. */
  bare?: boolean;
  className?: string;
}

export const EmptyState = ({ children, actions, icon, bare, className }: EmptyStateProps): ReactElement => (
  <div className={classNames('empty', !bare && 'card', className)}>
    {icon && <Icon of={icon} size={20} className="muted" />}
    <p>{children}</p>
    {actions != null && <div className="empty__actions">{actions}</div>}
  </div>
);

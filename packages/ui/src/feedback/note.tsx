// Note: a sentence that must be seen where it stands: plain, a warning, or something broken.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface NoteProps {
  kind?: 'info' | 'warn' | 'danger';
  children: ReactNode;
  icon?: IconType;
  /** A link or a button at the right. */
  action?: ReactNode;
  /** Appeared by itself: read it out. */
  live?: boolean;
  className?: string;
}

const icons: Readonly<Record<'info' | 'warn' | 'danger', IconType>> = {
  info: Info,
  warn: TriangleAlert,
  danger: CircleAlert,
};

export const Note = ({ kind = 'info', children, icon, action, live, className }: NoteProps): ReactElement => (
  <div className={classNames('note', kind !== 'info' && `note--${kind}`, className)} role={live ? 'status' : undefined}>
    <Icon of={icon ?? icons[kind]} />
    <div className="grow">{children}</div>
    {action}
  </div>
);

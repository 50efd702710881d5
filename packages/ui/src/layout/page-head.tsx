// PageHead: the name of the page, what one should know at once, and its actions.
import { ChevronLeft } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon.tsx';

export interface PageHeadProps {
  title: ReactNode;
  /** Beside the title, in ink-2: a date, a count. */
  sub?: ReactNode;
  /** The way up: a link with its name. */
  back?: { label: string; href: string; onOpen?: (event: { preventDefault: () => void }) => void };
  actions?: ReactNode;
  /** Between title and actions: Steps, tags. */
  children?: ReactNode;
}

export const PageHead = ({ title, sub, back, actions, children }: PageHeadProps): ReactElement => (
  <header className="page-head">
    {back && (
      <a className="crumb" href={back.href} onClick={back.onOpen}>
        <Icon of={ChevronLeft} size={14} />
        {back.label}
      </a>
    )}
    <div className="page__head">
      <h1>{title}</h1>
      {sub != null && <span className="muted page-head__sub">{sub}</span>}
      {children}
      {actions != null && <div className="page-head__actions">{actions}</div>}
    </div>
  </header>
);

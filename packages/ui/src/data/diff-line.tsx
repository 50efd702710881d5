// DiffLine: one change of a draft in words, its effect below, and the way to what it touches. DiffGroup heads them.
import { Minus, Pencil, Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconType } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface DiffLineProps {
  icon?: IconType;
  /** A sentence with the new values in <b>. */
  children: ReactNode;
  effect?: ReactNode;
  /** "Show 38". */
  action?: ReactNode;
}

export const DiffLine = ({ icon, children, effect, action }: DiffLineProps): ReactElement => (
  <li className="diff-line">
    {icon ? <Icon of={icon} /> : <span />}
    <div>
      {children}
      {effect != null && <span className="diff-line__effect">{effect}</span>}
    </div>
    {action}
  </li>
);

export interface DiffGroupProps {
  kind: 'added' | 'changed' | 'removed';
  count: number;
  /** DiffLines. */
  children: ReactNode;
}

const marks: Readonly<Record<DiffGroupProps['kind'], IconType>> = { added: Plus, changed: Pencil, removed: Minus };

export function DiffGroup({ kind, count, children }: DiffGroupProps): ReactElement {
  const texts = useUiTexts();
  return (
    <section className="diff-group">
      <h3 className="diff-group__head">
        <span className="diff-group__mark">
          <Icon of={marks[kind]} size={12} />
        </span>
        {texts.diff[kind]} <span className="count">{count}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

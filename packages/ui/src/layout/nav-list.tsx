// NavList: the entries of the main navigation; the wide, the narrow and the phone form draw the same list.
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Icon, type IconType } from '../icon.tsx';
import { Tooltip } from '../overlays/tooltip.tsx';

export interface NavItem {
  key: string;
  label: string;
  icon: IconType;
  href: string;
  current?: boolean;
  /** A number behind the label. */
  count?: ReactNode;
}

export type NavEntry = NavItem | { key: string; kind: 'line' };

/** A link of the router in use; by default a plain `<a>`. It must pass on unknown props and its ref. */
export type NavLink = ComponentType<{
  href: string;
  className?: string;
  'aria-current'?: 'page' | undefined;
  onClick?: () => void;
  children: ReactNode;
}>;

const PlainLink: NavLink = (props) => <a {...props}>{props.children}</a>;

export interface NavListProps {
  items: readonly NavEntry[];
  collapsed?: boolean;
  link?: NavLink | undefined;
  onGo?: () => void;
}

export function NavList({ items, collapsed = false, link: Link = PlainLink, onGo }: NavListProps): ReactElement {
  return (
    <>
      {items.map((item) => {
        if ('kind' in item) return <hr key={item.key} />;
        const anchor = (
          <Link href={item.href} aria-current={item.current ? 'page' : undefined} onClick={onGo}>
            <Icon of={item.icon} size={18} />
            <span className={collapsed ? 'sr' : 'ellipsis'}>{item.label}</span>
            {item.count != null && <span className={collapsed ? 'sr' : 'count'}>{item.count}</span>}
          </Link>
        );
        return collapsed ? (
          <Tooltip key={item.key} text={item.label} side="right">
            {anchor}
          </Tooltip>
        ) : (
          <span key={item.key} className="nav__entry">
            {anchor}
          </span>
        );
      })}
    </>
  );
}

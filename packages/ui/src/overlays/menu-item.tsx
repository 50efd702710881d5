// MenuItem: what a menu may contain, and how its rows are drawn; shared by Menu and ContextMenu.
import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface MenuAction {
  kind?: 'action';
  label: string;
  icon?: IconType;
  /** Shown at the right; binding the key is the screen's work. */
  shortcut?: string;
  detail?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** A tick before it: an on/off or one-of choice. */
  checked?: boolean;
  href?: string;
  onSelect?: () => void;
}

export interface MenuSubmenu {
  kind: 'submenu';
  label: string;
  icon?: IconType;
  disabled?: boolean;
  items: readonly MenuItem[];
}

export interface MenuGroup {
  kind: 'group';
  /** Without a label a line separates it from what is above. */
  label?: string;
  items: readonly MenuItem[];
}

export type MenuItem = MenuAction | MenuSubmenu | MenuGroup | { kind: 'separator' };

function ActionRow({ action }: { action: MenuAction }): ReactElement {
  const className = classNames('menu__item', action.danger && 'menu__item--danger');
  const content = (
    <>
      {action.icon && <Icon of={action.icon} />}
      <span className="ellipsis">{action.label}</span>
      {action.detail != null && <span className="end muted">{action.detail}</span>}
      {action.shortcut && <span className="menu__key">{action.shortcut}</span>}
    </>
  );
  if (action.href !== undefined) {
    return (
      <Base.LinkItem
        className={className}
        href={action.href}
        closeOnClick
        onClick={action.onSelect}
        label={action.label}
      >
        {content}
      </Base.LinkItem>
    );
  }
  if (action.checked !== undefined) {
    return (
      <Base.CheckboxItem
        className={className}
        checked={action.checked}
        onCheckedChange={action.onSelect}
        disabled={action.disabled}
        label={action.label}
        closeOnClick
      >
        <span className="menu__tick">{action.checked && <Icon of={Check} />}</span>
        {content}
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item className={className} disabled={action.disabled} onClick={action.onSelect} label={action.label}>
      {content}
    </Base.Item>
  );
}

function Submenu({ submenu, lang }: { submenu: MenuSubmenu; lang: string }): ReactElement {
  return (
    <Base.SubmenuRoot disabled={submenu.disabled}>
      <Base.SubmenuTrigger className="menu__item" label={submenu.label}>
        {submenu.icon && <Icon of={submenu.icon} />}
        <span className="ellipsis">{submenu.label}</span>
        <Icon of={ChevronRight} className="end" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className="float" sideOffset={4} alignOffset={-5} collisionPadding={8}>
          <Base.Popup className="menu menu--actions" lang={lang}>
            <MenuRows items={submenu.items} lang={lang} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

export interface MenuRowsProps {
  items: readonly MenuItem[];
  lang: string;
}

export function MenuRows({ items, lang }: MenuRowsProps): ReactElement {
  return (
    <>
      {items.map((item, at) => {
        if (item.kind === 'separator') return <Base.Separator key={at} className="menu__line" />;
        if (item.kind === 'submenu') return <Submenu key={at} submenu={item} lang={lang} />;
        if (item.kind !== 'group') return <ActionRow key={at} action={item} />;
        return (
          <Fragment key={at}>
            {at > 0 && <Base.Separator className="menu__line" />}
            <Base.Group>
              {item.label !== undefined && <Base.GroupLabel className="menu__head">{item.label}</Base.GroupLabel>}
              <MenuRows items={item.items} lang={lang} />
            </Base.Group>
          </Fragment>
        );
      })}
    </>
  );
}

// AppShell: brand, navigation, top bar and page. Narrow to 56 px by choice, a drawer on phones.
import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { Drawer } from '../overlays/drawer.tsx';
import { Tooltip } from '../overlays/tooltip.tsx';
import { Logo } from './logo.tsx';
import { NavList, type NavEntry, type NavLink } from './nav-list.tsx';

export interface AppShellProps {
  items: readonly NavEntry[];
  /** Where the brand leads. */
  homeHref: string;
  collapsed: boolean;
  onCollapse: (collapsed: boolean) => void;
  /** Top bar, left: workspace switcher, search. */
  top?: ReactNode;
  /** Top bar, right: help, language, theme, notifications, avatar. */
  topEnd?: ReactNode;
  /** The router's link. */
  link?: NavLink;
  /** At the foot on phones: page actions or a tab bar. */
  phoneBar?: ReactNode;
  children: ReactNode;
}

export function AppShell(props: AppShellProps): ReactElement {
  const { items, homeHref, collapsed, onCollapse, top, topEnd, link, phoneBar, children } = props;
  const texts = useUiTexts();
  const [drawer, setDrawer] = useState(false);
  const fold = (
    <button type="button" className="nav__fold" onClick={() => onCollapse(!collapsed)} aria-expanded={!collapsed}>
      <Icon of={collapsed ? PanelLeftOpen : PanelLeftClose} size={18} />
      <span className={classNames(collapsed && 'sr')}>{collapsed ? texts.nav.expand : texts.nav.collapse}</span>
    </button>
  );
  const Link = link ?? 'a';
  return (
    <div className={classNames('shell', collapsed && 'shell--narrow')}>
      <a className="skip" href="#main">
        {texts.nav.skip}
      </a>
      <header className="shell__head">
        <Link className="shell__brand" href={homeHref}>
          <Logo words={!collapsed} />
        </Link>
        <div className="shell__top">
          <span className="shell__phone-menu">
            <IconButton icon={MenuIcon} label={texts.nav.menu} tooltip={false} onClick={() => setDrawer(true)} />
          </span>
          {top}
          <div className="shell__end">{topEnd}</div>
        </div>
      </header>
      <nav className="nav" aria-label={texts.nav.main}>
        <NavList items={items} collapsed={collapsed} link={link} />
        {collapsed ? (
          <Tooltip text={texts.nav.expand} side="right">
            {fold}
          </Tooltip>
        ) : (
          fold
        )}
      </nav>
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      {phoneBar != null && <div className="shell__phone-bar">{phoneBar}</div>}
      <Drawer open={drawer} onClose={() => setDrawer(false)} side="left" width={280} title={<Logo />} flush>
        <nav className="nav nav--drawer" aria-label={texts.nav.main}>
          <NavList items={items} link={link} onGo={() => setDrawer(false)} />
        </nav>
      </Drawer>
    </div>
  );
}

// Tabs: views of one thing side by side; arrows move between them.
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface TabItem<V extends string> {
  value: V;
  label: ReactNode;
  icon?: IconType;
  count?: ReactNode;
  disabled?: boolean;
  /** What the tab shows. Leave it out when the screen draws the view elsewhere. */
  panel?: ReactNode;
}

export interface TabsProps<V extends string> {
  tabs: readonly TabItem<V>[];
  value: V;
  onChange: (value: V) => void;
  'aria-label': string;
  /** At the right of the tabs. */
  aside?: ReactNode;
  className?: string;
  panelClassName?: string;
}

export function Tabs<V extends string>(props: TabsProps<V>): ReactElement {
  const { tabs, value, onChange, aside, className, panelClassName } = props;
  const withPanels = tabs.some((tab) => tab.panel !== undefined);
  const list = (
    <Base.List className={classNames('tabs', className)} aria-label={props['aria-label']} activateOnFocus>
      {tabs.map((tab) => (
        <Base.Tab key={tab.value} value={tab.value} disabled={tab.disabled} className="tabs__tab">
          {tab.icon && <Icon of={tab.icon} />}
          {tab.label}
          {tab.count != null && <span className="count">{tab.count}</span>}
        </Base.Tab>
      ))}
    </Base.List>
  );
  return (
    <Base.Root
      value={value}
      onValueChange={(next: V) => onChange(next)}
      className={withPanels ? classNames('tabs-root', panelClassName && 'tabs-root--fill') : 'tabs-root'}
    >
      {aside == null ? (
        list
      ) : (
        <div className="tabs-row">
          {list}
          <div className="end hstack">{aside}</div>
        </div>
      )}
      {withPanels &&
        tabs.map((tab) => (
          <Base.Panel key={tab.value} value={tab.value} className={panelClassName}>
            {tab.panel}
          </Base.Panel>
        ))}
    </Base.Root>
  );
}

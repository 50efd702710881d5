// Menu: actions behind a button; arrows move, letters jump, Escape leaves.
import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { MenuRows, type MenuItem } from './menu-item.tsx';

export interface MenuProps {
  items: readonly MenuItem[];
  /** The button; three dots named "More actions" when left out. */
  trigger?: ReactElement;
  /** The name of the three-dots button: "More for Oakfield Medical". */
  label?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Menu({
  items,
  trigger,
  label,
  side = 'bottom',
  align = 'end',
  open,
  onOpenChange,
}: MenuProps): ReactElement {
  const { texts, lang } = useUiLanguage();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Base.Trigger render={trigger ?? <IconButton icon={Ellipsis} label={label ?? texts.more} tooltip={false} />} />
      <Base.Portal>
        <Base.Positioner className="float" side={side} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="menu menu--actions" lang={lang}>
            <MenuRows items={items} lang={lang} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

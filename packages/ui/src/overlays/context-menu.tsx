// ContextMenu: the menu of the right button, the menu key and a long press. Offer the same actions in a Menu as well.
import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import { useUiLanguage } from '../language/ui-language.tsx';
import { MenuRows, type MenuItem } from './menu-item.tsx';

export interface ContextMenuProps {
  items: readonly MenuItem[];
  children: ReactNode;
  className?: string;
  onOpenChange?: (open: boolean) => void;
}

export function ContextMenu({ items, children, className, onOpenChange }: ContextMenuProps): ReactElement {
  const { lang } = useUiLanguage();
  return (
    <Base.Root onOpenChange={onOpenChange}>
      <Base.Trigger className={className}>{children}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="float" collisionPadding={8}>
          <Base.Popup className="menu menu--actions" lang={lang}>
            <MenuRows items={items} lang={lang} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

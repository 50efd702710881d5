// Tooltip: the name of a control that shows only an icon, or a detail; never the only place of a needed text.
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from '../data/kbd.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';

export interface TooltipProps {
  text: ReactNode;
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** The element it belongs to; it must accept a ref and be focusable. */
  children: ReactElement;
  disabled?: boolean;
}

export function Tooltip({ text, shortcut, side = 'top', children, disabled }: TooltipProps): ReactElement {
  const { lang } = useUiLanguage();
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner className="float" side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="tooltip" lang={lang}>
            {text}
            {shortcut && <Kbd>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

// Popover: a small panel at its trigger, for a few controls or an explanation.
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { classNames } from '../class-names.ts';
import { useUiLanguage } from '../language/ui-language.tsx';

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  /** Its name: shown as a heading, or for screen readers only with `hideTitle`. */
  title: ReactNode;
  hideTitle?: boolean;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  /** Pixels. */
  width?: number;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Opens at this element instead of its button, which may move while it is open. */
  anchor?: RefObject<HTMLElement | null>;
  className?: string;
}

export function Popover(props: PopoverProps): ReactElement {
  const { lang } = useUiLanguage();
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner
          className="float"
          anchor={props.anchor}
          side={props.side ?? 'bottom'}
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
        >
          <Base.Popup className={classNames('popover', props.className)} lang={lang} style={{ width: props.width }}>
            <Base.Title className={props.hideTitle ? 'sr' : 'popover__title'}>{props.title}</Base.Title>
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

// Drawer: a panel from the side (or from below on phones) that keeps the page in sight.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { ScrollBody } from './scroll-body.tsx';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The title is for screen readers only. */
  hideTitle?: boolean;
  children?: ReactNode;
  foot?: ReactNode;
  side?: 'right' | 'left' | 'bottom';
  /** Pixels of width at the sides; at most the window less 48. */
  width?: number;
  /** `false` leaves the page usable beside it. */
  modal?: boolean;
  /** Without padding in the body. */
  flush?: boolean;
  className?: string;
}

export function Drawer(props: DrawerProps): ReactElement {
  const { texts, lang } = useUiLanguage();
  const { side = 'right', modal = true } = props;
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      modal={modal}
      disablePointerDismissal={!modal}
    >
      <Base.Portal>
        {modal && <Base.Backdrop className="scrim" />}
        <Base.Popup
          className={classNames('sheet', `sheet--${side}`, props.className)}
          style={side === 'bottom' ? undefined : { width: props.width ?? 420 }}
          lang={lang}
        >
          <div className={classNames('dialog__head', props.hideTitle && 'sr')}>
            <Base.Title className="dialog__title grow">{props.title}</Base.Title>
            <Base.Close className="icon-btn" aria-label={texts.close}>
              <Icon of={X} />
            </Base.Close>
          </div>
          <ScrollBody className={classNames('dialog__body grow', props.flush && 'dialog__body--flush')}>
            {props.children}
          </ScrollBody>
          {props.foot != null && <div className="dialog__foot">{props.foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

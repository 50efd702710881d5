// Dialog: a question or a task that waits; the body scrolls, the foot with its one primary button stays.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { ScrollBody } from './scroll-body.tsx';

export interface DialogProps {
  open: boolean;
  /** Called on Escape, the cross and a press outside. Leave it open by doing nothing. */
  onClose: () => void;
  title: ReactNode;
  /** A line below the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the primary one last. What stands first may take the left with `grow`. */
  foot?: ReactNode;
  /** At the right of the title, before the cross. */
  headAside?: ReactNode;
  /** Pixels: 480 by default, 760 for tables, 1040 for a diff; never wider than the window. */
  width?: number;
  /** A press outside does not close it, for forms with unsaved text. */
  keepOnOutsidePress?: boolean;
  /** `alertdialog` for what cannot be put off. */
  role?: 'dialog' | 'alertdialog';
  initialFocus?: RefObject<HTMLElement | null>;
  /** Without padding, for a body with its own columns. */
  flush?: boolean;
  className?: string;
}

export function Dialog(props: DialogProps): ReactElement {
  const { texts, lang } = useUiLanguage();
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      disablePointerDismissal={props.keepOnOutsidePress}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-stage">
          <Base.Popup
            className={classNames('dialog', props.className)}
            style={{ width: props.width ?? 480 }}
            lang={lang}
            role={props.role ?? 'dialog'}
            initialFocus={props.initialFocus}
          >
            <div className="dialog__head">
              <div className="grow">
                <Base.Title className="dialog__title">{props.title}</Base.Title>
                {props.description != null && (
                  <Base.Description className="muted">{props.description}</Base.Description>
                )}
              </div>
              {props.headAside}
              <Base.Close className="icon-btn" aria-label={texts.close}>
                <Icon of={X} />
              </Base.Close>
            </div>
            <ScrollBody className={classNames('dialog__body', props.flush && 'dialog__body--flush')}>
              {props.children}
            </ScrollBody>
            {props.foot != null && <div className="dialog__foot">{props.foot}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

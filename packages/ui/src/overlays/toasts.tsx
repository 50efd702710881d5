// Toasts: what just happened, with one action and the time left for it. A failed one stays until it is closed.
import { Check, CircleAlert, Info, X } from 'lucide-react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from '../class-names.ts';
import { Button } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { Icon, type IconType } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';

export interface ToastMessage {
  message: ReactNode;
  kind?: 'done' | 'info' | 'failed';
  icon?: IconType;
  /** One action: "Undo", "See why". */
  action?: { label: string; onAct: () => void };
  /** Milliseconds it stays: 4,000; 8,000 with an action; 0, or a failed one, until closed. */
  duration?: number;
  /** A later toast of the same key takes the place of the former. */
  key?: string;
}

export interface ToastControls {
  show: (toast: ToastMessage) => string;
  close: (key: string) => void;
}

interface ShownToast extends ToastMessage {
  key: string;
}

const ToastContext = createContext<ToastControls | null>(null);

/** `const toast = useToast(); toast.show({ message, action })`. Throws outside of `<Toasts>`. */
export function useToast(): ToastControls {
  const controls = useContext(ToastContext);
  if (!controls) throw new Error('useToast needs <Toasts> around the page.');
  return controls;
}

const icons: Readonly<Record<'done' | 'info' | 'failed', IconType>> = { done: Check, info: Info, failed: CircleAlert };

function stayOf(toast: ToastMessage): number {
  if (toast.duration !== undefined) return toast.duration;
  if (toast.kind === 'failed') return 0;
  return toast.action ? 8000 : 4000;
}

export interface ToastRowProps {
  toast: ToastMessage;
  onClose: () => void;
}

/** One toast as it looks; the bar is the clock, so hovering or focusing it stops the time. */
export function ToastRow({ toast, onClose }: ToastRowProps): ReactElement {
  const { texts } = useUiLanguage();
  const kind = toast.kind ?? 'done';
  const stay = stayOf(toast);
  return (
    <div
      className={classNames('toast', kind === 'failed' && 'toast--failed')}
      role={kind === 'failed' ? 'alert' : 'status'}
    >
      <Icon of={toast.icon ?? icons[kind]} className="toast__icon" />
      <span className="toast__text">
        {kind === 'failed' && <span className="sr">{texts.toast.failed}: </span>}
        {toast.message}
      </span>
      {stay > 0 && (
        <span className={classNames('toast__bar', !toast.action && 'toast__bar--quiet')} aria-hidden="true">
          <span style={{ animationDuration: `${stay}ms` }} onAnimationEnd={onClose} />
        </span>
      )}
      {toast.action && (
        <Button
          variant="link"
          size="sm"
          onClick={() => {
            toast.action?.onAct();
            onClose();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      {stay === 0 && <IconButton size="sm" icon={X} label={texts.close} tooltip={false} onClick={onClose} />}
    </div>
  );
}

export interface ToastsProps {
  children: ReactNode;
}

let serial = 0;

export function Toasts({ children }: ToastsProps): ReactElement {
  const { texts, lang } = useUiLanguage();
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const close = useCallback((key: string) => setToasts((all) => all.filter((toast) => toast.key !== key)), []);
  const show = useCallback((toast: ToastMessage): string => {
    serial += 1;
    const key = toast.key ?? `toast-${serial}`;
    // Four at most: the oldest that would pass by itself gives way, a failed one never does.
    setToasts((all) => {
      const kept = all.filter((other) => other.key !== key);
      const passing = kept.findIndex((other) => stayOf(other) > 0);
      const room = kept.length >= 4 && passing >= 0 ? kept.filter((_, at) => at !== passing) : kept;
      return [...room, { ...toast, key }];
    });
    return key;
  }, []);
  const controls = useMemo(() => ({ show, close }), [show, close]);
  return (
    <ToastContext.Provider value={controls}>
      {children}
      {typeof document !== 'undefined' &&
        createPortal(
          <section className="toasts" aria-label={texts.toast.region} lang={lang} aria-live="polite">
            {toasts.map((toast) => (
              <ToastRow key={toast.key} toast={toast} onClose={() => close(toast.key)} />
            ))}
          </section>,
          document.body,
        )}
    </ToastContext.Provider>
  );
}

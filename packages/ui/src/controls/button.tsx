// Button: one action. The variant says how much it weighs; a busy one keeps its width and cannot be pressed twice.
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';
import { Spinner } from '../feedback/spinner.tsx';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'link' | 'danger' | 'danger-filled';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `danger` is an outline; `danger-filled` appears only in the dialog that shows the impact. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconType;
  /** Behind the words, such as a caret. */
  iconAfter?: IconType;
  busy?: boolean;
  /** Takes the whole width. */
  block?: boolean;
  children?: ReactNode;
}

export function buttonClass(variant: ButtonVariant = 'default', size: ButtonSize = 'md'): string {
  return classNames('btn', variant !== 'default' && `btn--${variant}`, size !== 'md' && `btn--${size}`);
}

export function Button(props: ButtonProps): ReactElement {
  const { variant, size, icon, iconAfter, busy = false, block, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass(variant, size), block && 'btn--block', className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon && <Icon of={icon} />}
      {children}
      {iconAfter && <Icon of={iconAfter} />}
    </button>
  );
}

export interface LinkButtonProps extends ComponentPropsWithRef<'a'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconType;
  href: string;
}

/** A link that looks like a button, for actions that go to another page. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps): ReactElement {
  return (
    <a {...rest} className={classNames(buttonClass(variant, size), className)}>
      {icon && <Icon of={icon} />}
      {children}
    </a>
  );
}

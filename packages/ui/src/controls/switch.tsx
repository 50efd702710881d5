// Switch: on or off, at once. For a choice that waits for "save", use Checkbox.
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useControlWiring } from './field-context.tsx';

export interface SwitchProps extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'onChange' | 'role'> {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
}

export function Switch({ checked, onChange, children, className, ...rest }: SwitchProps): ReactElement {
  const wiring = useControlWiring(rest);
  const input = (
    <input
      {...rest}
      {...wiring.aria}
      {...(children != null && { 'aria-labelledby': rest['aria-labelledby'] })}
      aria-required={undefined}
      id={wiring.id}
      type="checkbox"
      role="switch"
      aria-checked={checked}
      className={classNames('switch', children == null && className)}
      checked={checked}
      disabled={wiring.disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  if (children == null) return input;
  return (
    <label className={classNames('choice', wiring.disabled && 'choice--off', className)}>
      {input}
      <span>{children}</span>
    </label>
  );
}

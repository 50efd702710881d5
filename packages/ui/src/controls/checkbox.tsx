// Checkbox: a native checkbox in our frame, so that forms, labels and keys work as the browser does it.
import { useEffect, useRef, type ComponentPropsWithRef, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useControlWiring } from './field-context.tsx';

export interface CheckboxProps extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'onChange'> {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Some of what it stands for is checked. */
  mixed?: boolean;
  /** Words beside it; without them give `aria-label` or put it in a Field. */
  children?: ReactNode;
  invalid?: boolean;
}

export function Checkbox(props: CheckboxProps): ReactElement {
  const { checked, onChange, mixed = false, children, invalid, className, ref, ...rest } = props;
  const wiring = useControlWiring({ ...rest, invalid });
  const own = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = mixed;
  }, [mixed]);
  const box = (
    <input
      {...rest}
      {...wiring.aria}
      {...(children != null && { 'aria-labelledby': rest['aria-labelledby'], 'aria-required': undefined })}
      id={wiring.id}
      type="checkbox"
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
        return undefined;
      }}
      className={classNames('check', children == null && className)}
      checked={checked}
      disabled={wiring.disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  if (children == null) return box;
  return (
    <label className={classNames('choice', wiring.disabled && 'choice--off', className)}>
      {box}
      <span>{children}</span>
    </label>
  );
}

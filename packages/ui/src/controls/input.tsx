// Input: one line of text, with room for an icon, a unit or a button inside the frame.
import { Lock } from 'lucide-react';
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';
import { useControlWiring } from './field-context.tsx';

export interface InputProps extends Omit<ComponentPropsWithRef<'input'>, 'prefix' | 'size'> {
  invalid?: boolean;
  icon?: IconType;
  /** Inside the frame, before the text: "v13", "https://". */
  prefix?: ReactNode;
  /** Inside the frame, behind the text: a unit, a button. */
  suffix?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** Handed the new text; `onChange` still gets the event. */
  onText?: (text: string) => void;
}

export function Input(props: InputProps): ReactElement {
  const { invalid, icon, prefix, suffix, size = 'md', onText, onChange, className, style, ...rest } = props;
  const wiring = useControlWiring({ ...rest, invalid });
  return (
    <span
      style={style}
      className={classNames(
        'input',
        size !== 'md' && `input--${size}`,
        wiring.invalid && 'input--error',
        wiring.disabled && 'input--off',
        rest.readOnly && 'input--read',
        className,
      )}
    >
      {icon && <Icon of={icon} className="input__icon" />}
      {prefix != null && <span className="input__side">{prefix}</span>}
      <input
        type="text"
        {...rest}
        {...wiring.aria}
        id={wiring.id}
        disabled={wiring.disabled}
        className="input__text"
        onChange={(event) => {
          onChange?.(event);
          onText?.(event.target.value);
        }}
      />
      {suffix != null && <span className="input__side">{suffix}</span>}
      {wiring.disabled && suffix == null && <Icon of={Lock} size={14} />}
    </span>
  );
}

// RadioGroup: one of several, listed with room for an explanation each.
import { useId, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useControlWiring, type ControlWiringProps } from './field-context.tsx';

export interface RadioOption<V extends string> {
  value: V;
  label: ReactNode;
  /** A second line that says what it means. */
  detail?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> extends ControlWiringProps {
  options: readonly RadioOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** Beside each other instead of below. */
  inline?: boolean;
  /** Each in a frame, for touch. */
  framed?: boolean;
  className?: string;
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>): ReactElement {
  const name = useId();
  const wiring = useControlWiring(props);
  return (
    <div
      role="radiogroup"
      {...wiring.aria}
      id={wiring.id}
      className={classNames(
        'choices',
        props.inline && 'choices--inline',
        props.framed && 'choices--framed',
        props.className,
      )}
    >
      {props.options.map((option) => (
        <label
          key={option.value}
          className={classNames('choice', (wiring.disabled || option.disabled) && 'choice--off')}
        >
          <input
            type="radio"
            className="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            disabled={wiring.disabled || option.disabled}
            onChange={() => props.onChange(option.value)}
          />
          <span>
            {option.label}
            {option.detail != null && <span className="choice__detail">{option.detail}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

// Textarea: several lines; grows with its text up to a limit.
import type { ComponentPropsWithRef, ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { useControlWiring } from './field-context.tsx';

export interface TextareaProps extends ComponentPropsWithRef<'textarea'> {
  invalid?: boolean;
  onText?: (text: string) => void;
  /** Grows with the text (default). */
  grow?: boolean;
}

export function Textarea(props: TextareaProps): ReactElement {
  const { invalid, onText, onChange, grow = true, className, ...rest } = props;
  const wiring = useControlWiring({ ...rest, invalid });
  return (
    <textarea
      rows={3}
      {...rest}
      {...wiring.aria}
      id={wiring.id}
      disabled={wiring.disabled}
      className={classNames(
        'textarea',
        grow && 'textarea--grow',
        wiring.invalid && 'input--error',
        wiring.disabled && 'input--off',
        className,
      )}
      onChange={(event) => {
        onChange?.(event);
        onText?.(event.target.value);
      }}
    />
  );
}

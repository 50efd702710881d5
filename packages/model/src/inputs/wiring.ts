// The props that every control of the kit takes alike.
import type { FieldInputProps } from '../field-view.ts';

export interface ControlProps {
  readonly id?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
}

/** What is not said is left out, so that a Field around the control may say it. */
export function controlProps(props: FieldInputProps): ControlProps {
  return {
    ...(props.id !== undefined && { id: props.id }),
    ...(props.disabled !== undefined && { disabled: props.disabled }),
    ...(props.invalid !== undefined && { invalid: props.invalid }),
    ...(props.autoFocus === true && { autoFocus: true }),
    ...(props.ariaLabel !== undefined && { 'aria-label': props.ariaLabel }),
  };
}

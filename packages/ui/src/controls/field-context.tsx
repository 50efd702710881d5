// FieldContext: how a Field tells the control inside it its id, its label and its messages.
import { createContext, useContext, useId } from 'react';

export interface FieldWiring {
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  disabled: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

/** What a control may say about itself; whatever it leaves out comes from the Field around it. */
export interface ControlWiringProps {
  id?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
}

export interface ControlWiring {
  id: string;
  disabled: boolean;
  invalid: boolean;
  required: boolean;
  /** Spread on the element that has the role; a label of its own wins over the Field's. */
  aria: {
    'aria-label'?: string;
    'aria-labelledby'?: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    'aria-required'?: true;
  };
}

export function useControlWiring(props: ControlWiringProps): ControlWiring {
  const field = useContext(FieldContext);
  const ownId = useId();
  const invalid = props.invalid ?? field?.invalid ?? false;
  const required = props.required ?? field?.required ?? false;
  const label = props['aria-label'];
  const labelledBy = props['aria-labelledby'] ?? (label === undefined ? field?.labelId : undefined);
  const describedBy = props['aria-describedby'] ?? field?.describedBy;
  return {
    id: props.id ?? field?.controlId ?? ownId,
    disabled: props.disabled ?? field?.disabled ?? false,
    invalid,
    required,
    aria: {
      ...(label !== undefined && { 'aria-label': label }),
      ...(labelledBy !== undefined && { 'aria-labelledby': labelledBy }),
      ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
      ...(invalid && { 'aria-invalid': true as const }),
      ...(required && { 'aria-required': true as const }),
    },
  };
}

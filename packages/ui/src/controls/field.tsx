// Field: label, star, help and error around one control, with the ids wired so that every control has a name.
import { CircleAlert } from 'lucide-react';
import { useId, useMemo, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { FieldContext } from './field-context.tsx';

export interface FieldProps {
  label: ReactNode;
  /** One control; it takes id, label and messages from here. */
  children: ReactNode;
  help?: ReactNode;
  /** What is wrong and what to do; its presence makes the control invalid. */
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** `group` for several controls under one name (checkboxes, radios): a label element would point nowhere. */
  as?: 'field' | 'group';
  /** At the right of the label: a link, a count. */
  aside?: ReactNode;
  /** Label at the left, control at the right, as for switches. */
  inline?: boolean;
  id?: string;
  className?: string;
}

export function Field(props: FieldProps): ReactElement {
  const { label, children, help, error, required = false, disabled = false, as = 'field' } = props;
  const texts = useUiTexts();
  const own = useId();
  const controlId = props.id ?? own;
  const hasHelp = help != null && help !== '';
  const hasError = error != null && error !== '' && error !== false;
  const describedBy =
    [hasError && `${controlId}-error`, hasHelp && `${controlId}-help`].filter(Boolean).join(' ') || undefined;
  const wiring = useMemo(
    () => ({ controlId, labelId: `${controlId}-label`, describedBy, invalid: hasError, required, disabled }),
    [controlId, describedBy, hasError, required, disabled],
  );
  const words = (
    <>
      {label}
      {required && (
        <>
          <span className="req" aria-hidden="true">
            *
          </span>
          <span className="sr"> ({texts.required})</span>
        </>
      )}
    </>
  );
  return (
    <div
      className={classNames('field', props.inline && 'field--inline', props.className)}
      {...(as === 'group' && { role: 'group', 'aria-labelledby': wiring.labelId, 'aria-describedby': describedBy })}
    >
      <div className={classNames('field__head', props.hideLabel && 'sr')}>
        {as === 'group' ? (
          <span className="label" id={wiring.labelId}>
            {words}
          </span>
        ) : (
          <label className="label" id={wiring.labelId} htmlFor={controlId}>
            {words}
          </label>
        )}
        {props.aside != null && <span className="field__aside">{props.aside}</span>}
      </div>
      <FieldContext.Provider value={as === 'group' ? null : wiring}>{children}</FieldContext.Provider>
      {hasError && (
        <p className="help help--error" id={`${controlId}-error`}>
          <Icon of={CircleAlert} size={14} />
          <span>{error}</span>
        </p>
      )}
      {hasHelp && (
        <p className="help" id={`${controlId}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

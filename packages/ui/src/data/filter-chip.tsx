// FilterChip: one condition of a list: field, operator, value; press to change it, cross to remove it.
import { ChevronDown, Plus, X } from 'lucide-react';
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface FilterChipProps {
  field: string;
  operator?: ReactNode;
  value?: ReactNode;
  /** Opens the editor of the condition. */
  onEdit?: () => void;
  /** Without it the chip shows a caret, as on dashboards. */
  onRemove?: () => void;
  className?: string;
}

export function FilterChip({ field, operator, value, onEdit, onRemove, className }: FilterChipProps): ReactElement {
  const texts = useUiTexts();
  const words = (
    <>
      <span className="f">{field}</span>
      {operator != null && <span>{operator}</span>}
      {value != null && <b>{value}</b>}
    </>
  );
  return (
    <span className={classNames('fchip', className)}>
      {onEdit ? (
        <button type="button" className="fchip__edit" onClick={onEdit}>
          {words}
          {!onRemove && <Icon of={ChevronDown} size={14} />}
        </button>
      ) : (
        words
      )}
      {onRemove && (
        <button type="button" className="icon-btn" aria-label={texts.remove(field)} onClick={onRemove}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  );
}

export interface AddFilterChipProps extends ComponentPropsWithRef<'button'> {
  children: ReactNode;
}

/** The dashed chip at the end that adds a condition; may be the trigger of a Popover or Menu. */
export const AddFilterChip = ({ children, className, ...rest }: AddFilterChipProps): ReactElement => (
  <button type="button" {...rest} className={classNames('fchip fchip--add', className)}>
    <Icon of={Plus} size={14} />
    {children}
  </button>
);

/** The word between two chips: 且, 或, and, or. */
export const Joiner = ({ children }: { children: ReactNode }): ReactElement => (
  <span className="joiner">{children}</span>
);

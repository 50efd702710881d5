// Segmented: one of a few, all in sight, such as 电脑 | 手机 | 并排. Radio buttons underneath, so arrows move the choice.
import { useId, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface SegmentedOption<V extends string> {
  value: V;
  label: ReactNode;
  icon?: IconType;
  /** A number behind the label. */
  count?: ReactNode;
  disabled?: boolean;
}

export interface SegmentedProps<V extends string> {
  options: readonly SegmentedOption<V>[];
  value: V;
  onChange: (value: V) => void;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  /** Fills the width in equal parts. */
  block?: boolean;
  disabled?: boolean;
  className?: string;
}

export function Segmented<V extends string>(props: SegmentedProps<V>): ReactElement {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={props['aria-label']}
      aria-labelledby={props['aria-labelledby']}
      className={classNames('seg', props.block && 'seg--block', props.className)}
    >
      {props.options.map((option) => (
        <label key={option.value} className="seg__part">
          <input
            type="radio"
            className="sr"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            disabled={props.disabled || option.disabled}
            onChange={() => props.onChange(option.value)}
          />
          {option.icon && <Icon of={option.icon} />}
          {option.label}
          {option.count != null && <span className="count">{option.count}</span>}
        </label>
      ))}
    </div>
  );
}

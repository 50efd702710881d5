// IconButton: an action shown by its icon alone; its name is required and appears as a tooltip.
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';
import { Tooltip } from '../overlays/tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  icon: IconType;
  label: string;
  /** A key shown in the tooltip: "Ctrl Z". */
  shortcut?: string;
  size?: 'sm' | 'md';
  /** Makes it a toggle. */
  pressed?: boolean;
  /** A red dot: something new waits behind it. Say so in the label too. */
  dot?: boolean;
  tooltip?: boolean;
  tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
  children?: ReactNode;
}

export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, shortcut, size = 'md', pressed, dot, tooltip = true, tooltipSide, className, ...rest } = props;
  const button = (
    <button
      type="button"
      {...rest}
      className={classNames('icon-btn', size === 'sm' && 'icon-btn--sm', className)}
      aria-label={label}
      aria-pressed={pressed}
    >
      <Icon of={icon} />
      {dot && <span className="dot" />}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip text={label} shortcut={shortcut} side={tooltipSide}>
      {button}
    </Tooltip>
  );
}

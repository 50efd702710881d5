// Tag: a short word about a thing; with a colour it is the option of a choice field.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { optionClass, type OptionColour } from '../controls/option-colours.ts';
import { Icon, type IconType } from '../icon.tsx';

export interface TagProps {
  children: ReactNode;
  colour?: OptionColour | null;
  icon?: IconType;
  /** A frame instead of a ground. */
  outline?: boolean;
  className?: string;
}

export const Tag = ({ children, colour, icon, outline, className }: TagProps): ReactElement => (
  <span className={classNames('tag', outline && 'tag--line', optionClass(colour), className)}>
    {icon && <Icon of={icon} size={14} />}
    {children}
  </span>
);

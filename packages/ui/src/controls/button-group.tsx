// ButtonGroup: buttons that belong together, joined by a name for screen readers.
import type { ComponentPropsWithRef, ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface ButtonGroupProps extends ComponentPropsWithRef<'div'> {
  'aria-label': string;
  /** Without gaps, sharing their frames. */
  joined?: boolean;
}

export const ButtonGroup = ({ joined, className, ...rest }: ButtonGroupProps): ReactElement => (
  <div role="group" {...rest} className={classNames('btn-group', joined && 'btn-group--joined', className)} />
);

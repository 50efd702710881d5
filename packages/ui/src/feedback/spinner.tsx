// Spinner: the small turning ring of a busy control; the words beside it carry the meaning.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface SpinnerProps {
  className?: string;
}

export const Spinner = ({ className }: SpinnerProps): ReactElement => (
  <span className={classNames('spin', className)} aria-hidden="true" />
);

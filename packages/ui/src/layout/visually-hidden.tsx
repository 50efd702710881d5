// VisuallyHidden: words for screen readers only.
import type { ReactElement, ReactNode } from 'react';

export interface VisuallyHiddenProps {
  children: ReactNode;
  id?: string;
}

export const VisuallyHidden = ({ children, id }: VisuallyHiddenProps): ReactElement => (
  <span className="sr" id={id}>
    {children}
  </span>
);

// VerdictTag: quiet words on whether a revision was signed off, by shape and words and never by colour alone.
import { Tag } from '@keepwell/ui';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { SignOff } from './use-sign-offs.ts';

export interface VerdictTagProps {
  readonly verdict: SignOff['verdict'];
  readonly children: ReactNode;
}

export const VerdictTag = ({ verdict, children }: VerdictTagProps): ReactElement => (
  <Tag outline icon={verdict === 'approved' ? CircleCheck : CircleX}>
    {children}
  </Tag>
);

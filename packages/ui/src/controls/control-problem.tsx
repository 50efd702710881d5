// ControlProblem: the sentence a control shows below itself while its own text cannot be read, with a repair if there is one.
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { Icon } from '../icon.tsx';

export interface ControlProblemProps {
  id: string;
  text: string;
  repair?: { label: string; apply: () => void } | undefined;
}

export const ControlProblem = ({ id, text, repair }: ControlProblemProps): ReactElement => (
  <span className="help help--error" id={id} role="alert">
    <Icon of={CircleAlert} size={14} />
    <span>{text}</span>
    {repair && (
      <button type="button" className="help__repair" onClick={repair.apply}>
        {repair.label}
      </button>
    )}
  </span>
);

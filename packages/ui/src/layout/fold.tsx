// Fold: what few need, folded under one line: "Advanced: default, checks, access".
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';

export interface FoldProps {
  label: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}

export function Fold({ label, children, defaultOpen = false, open, onOpenChange, className }: FoldProps): ReactElement {
  const id = useId();
  const [own, setOwn] = useState(defaultOpen);
  const shown = open ?? own;
  const toggle = (): void => {
    setOwn(!shown);
    onOpenChange?.(!shown);
  };
  return (
    <div className={classNames('fold-box', className)}>
      <button type="button" className="fold" aria-expanded={shown} aria-controls={id} onClick={toggle}>
        {label}
        <Icon of={ChevronDown} className={classNames('fold__mark', shown && 'fold__mark--open')} />
      </button>
      <div id={id} hidden={!shown} className="fold__body">
        {shown && children}
      </div>
    </div>
  );
}

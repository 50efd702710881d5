// SelectionBar: what to do with the chosen rows; it stands at the foot of a list and never covers rows.
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface SelectionBarProps {
  count: number;
  /** Buttons. */
  children: ReactNode;
  onClear: () => void;
  /** Replaces "3 chosen". */
  label?: ReactNode;
}

export function SelectionBar({ count, children, onClear, label }: SelectionBarProps): ReactElement {
  const texts = useUiTexts();
  return (
    <div className="bulk" role="toolbar" aria-label={texts.chosenCount(count)}>
      <b className="num">{label ?? texts.chosenCount(count)}</b>
      <span className="sep" />
      {children}
      <span className="grow" />
      <IconButton icon={X} label={texts.clear} onClick={onClear} />
    </div>
  );
}

// Chip: a chosen value that can be taken off.
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { optionClass, type OptionColour } from '../controls/option-colours.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface ChipProps {
  label: string;
  onRemove?: () => void;
  colour?: OptionColour | null;
  className?: string;
}

export function Chip({ label, onRemove, colour, className }: ChipProps): ReactElement {
  const texts = useUiTexts();
  return (
    <span className={classNames('chip', !onRemove && 'chip--fixed', optionClass(colour), className)}>
      {label}
      {onRemove && (
        <button type="button" className="icon-btn" aria-label={texts.remove(label)} onClick={onRemove}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  );
}

// IconPicker: the icon of an entity, one of those in the bundle; radio buttons, so arrows move the choice.
import { Icon } from '@keepwell/ui';
import { useId, type ReactElement } from 'react';
import { entityIcons } from '../shell/entity-icon.ts';
import './icon-picker.css';

export interface IconPickerProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (icon: string) => void;
}

export function IconPicker({ label, value, onChange }: IconPickerProps): ReactElement {
  const name = useId();
  return (
    <div className="icon-picker" role="radiogroup" aria-label={label}>
      {Object.entries(entityIcons).map(([icon, drawing]) => (
        <label key={icon} className="icon-picker__one" title={icon}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={icon === value}
            aria-label={icon}
            onChange={() => onChange(icon)}
          />
          <Icon of={drawing} size={18} />
        </label>
      ))}
    </div>
  );
}

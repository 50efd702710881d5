// IconPicker: the icon of an entity, one of those in the bundle; radio buttons, so arrows move the choice.
import { Icon } from '@keepwell/ui';
import { useId, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { entityIcons } from '../shell/entity-icon.ts';

export interface IconPickerProps {
  readonly value: string;
  readonly onChange: (icon: string) => void;
}

export function IconPicker({ value, onChange }: IconPickerProps): ReactElement {
  const t = useText('designer');
  const name = useId();
  return (
    <div className="icon-picker" role="radiogroup" aria-label={t('icon')}>
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

// One value as a cell shows it: text, figures at the right, options as tags, links where they lead somewhere.
import { Icon, Tag } from '@keepwell/ui';
import { textIn } from '@keepwell/kernel';
import { resultOf, type FieldDefinition, type FieldValue } from '@keepwell/model';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGridContext } from './grid-context.ts';
import { chosenOptions, valueText } from './value-text.ts';

export interface CellViewProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly masked: boolean;
}

export function CellView({ field, value, masked }: CellViewProps): ReactElement | null {
  const surroundings = useGridContext();
  if (masked) return <span className="muted">••••</span>;
  if (value === null) return null;
  const text = valueText(field, value, surroundings);
  const { name } = resultOf(field).type;
  if (name === 'choice' || name === 'choices') {
    return (
      <span className="dg__tags">
        {chosenOptions(field, value).map((option) => (
          <Tag key={option.id} colour={option.colour}>
            {textIn(option.labels, surroundings.reader.language, option.id)}
          </Tag>
        ))}
      </span>
    );
  }
  if (name === 'yesNo') {
    return value === true ? (
      <span className="dg__yes">
        <Icon of={Check} size={14} />
        {text}
      </span>
    ) : (
      <span className="muted">{text}</span>
    );
  }
  return <>{text}</>;
}

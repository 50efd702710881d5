// OptionPointsInput: the points of each option of a choice field.
import { textIn } from '@keepwell/kernel';
import { type FieldDefinition, valueTypeOf } from '@keepwell/model';
import { NumberInput } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export interface OptionPointsInputProps {
  readonly field: FieldDefinition | undefined;
  readonly value: Readonly<Record<string, number>>;
  onChange(value: Readonly<Record<string, number>>): void;
}

export function OptionPointsInput({ field, value, onChange }: OptionPointsInputProps): ReactElement {
  const t = useText('healthBuilder');
  const { reader } = useDesk();
  const type = field === undefined ? undefined : valueTypeOf(field);
  if (type?.kind !== 'choice') return <p className="muted">{t('fieldFirst')}</p>;
  return (
    <div className="knots">
      {type.options.map(({ id, labels }) => {
        const name = textIn(labels, reader.language, id);
        return (
          <div key={id} className="knots__row knots__row--option">
            <span className="ellipsis">{name}</span>
            <NumberInput
              size="sm"
              aria-label={t('pointsFor', { name })}
              value={value[id] ?? null}
              min={0}
              max={100}
              suffix={t('pointsUnit')}
              onChange={(points) => {
                const rest = Object.fromEntries(Object.entries(value).filter(([option]) => option !== id));
                onChange(points === null ? rest : { ...rest, [id]: points });
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

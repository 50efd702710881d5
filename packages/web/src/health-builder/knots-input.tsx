// KnotsInput: a table of values and their points.
import { Button, IconButton, NumberInput } from '@keepwell/ui';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export type Knot = readonly [value: number, points: number];

export interface KnotsInputProps {
  readonly value: readonly Knot[];
  /** Places between what is kept and what is shown, as in NumberInput. */
  readonly shift: number;
  onChange(value: readonly Knot[]): void;
}

export function KnotsInput({ value, shift, onChange }: KnotsInputProps): ReactElement {
  const t = useText('healthBuilder');
  const replace = (index: number, knot: Knot): void => onChange(value.map((old, at) => (at === index ? knot : old)));
  const last = value.at(-1);
  const beforeLast = value.at(-2);
  return (
    <div className="knots">
      {value.map(([at, points], index) => (
        <div key={index} className="knots__row">
          <NumberInput
            size="sm"
            aria-label={t('knotValue', { number: index + 1 })}
            value={at}
            shift={shift}
            onChange={(next) => next !== null && replace(index, [next, points])}
          />
          <NumberInput
            size="sm"
            aria-label={t('knotPoints', { number: index + 1 })}
            value={points}
            min={0}
            max={100}
            suffix={t('pointsUnit')}
            onChange={(next) => next !== null && replace(index, [at, next])}
          />
          <IconButton
            icon={X}
            size="sm"
            label={t('removeKnot', { number: index + 1 })}
            disabled={value.length <= 2}
            onClick={() => onChange(value.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button
        variant="link"
        size="sm"
        icon={Plus}
        onClick={() =>
          onChange([
            ...value,
            [(last?.[0] ?? 0) + Math.max(1, (last?.[0] ?? 0) - (beforeLast?.[0] ?? 0)), last?.[1] ?? 100],
          ])
        }
      >
        {t('addKnot')}
      </Button>
    </div>
  );
}

// A score: one decimal, all four in the tooltip, never editable.
import type { ReactElement } from 'react';
import type { FieldCellProps, FieldView } from '../../field-view.ts';
import { formatValue } from '../../fields.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

function ScoreCell({ field, value, reader }: FieldCellProps): ReactElement | null {
  if (typeof value !== 'number') return null;
  return (
    <span className="num" title={formatValue(field, value, reader)}>
      {(Math.round(value * 10) / 10).toFixed(1)}
    </span>
  );
}

export const scoreView: FieldView = { Input: CalculatedInput, Cell: ScoreCell };

// A figure; phones show digits and the point.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const decimalView: FieldView = {
  Input: createTypedInput({ inputMode: 'decimal', className: 'input--number' }),
  Cell: FigureCell,
};

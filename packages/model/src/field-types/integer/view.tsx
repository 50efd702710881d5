// A figure; phones show digits.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const integerView: FieldView = {
  Input: createTypedInput({ inputMode: 'numeric', className: 'input--number' }),
  Cell: FigureCell,
};

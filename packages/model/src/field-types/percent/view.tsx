// A percentage; the sign may be typed or left out.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const percentView: FieldView = {
  Input: createTypedInput({ inputMode: 'decimal', className: 'input--number' }),
  Cell: FigureCell,
};

// An amount; plain while typed, with its currency at rest.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const moneyView: FieldView = {
  Input: createTypedInput({ inputMode: 'decimal', className: 'input--number' }),
  Cell: FigureCell,
};

// The number, never editable.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const autoNumberView: FieldView = { Input: CalculatedInput, Cell: FigureCell };

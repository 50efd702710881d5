// When the record was created.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const createdAtView: FieldView = { Input: CalculatedInput, Cell: FigureCell };

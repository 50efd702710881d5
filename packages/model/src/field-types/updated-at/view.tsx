// When the record was last changed.
import { MomentCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const updatedAtView: FieldView = { Input: CalculatedInput, Cell: MomentCell };

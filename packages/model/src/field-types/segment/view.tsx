// In the segment or not, never editable.
import { TextCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const segmentView: FieldView = { Input: CalculatedInput, Cell: TextCell };

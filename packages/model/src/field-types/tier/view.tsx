// A tier, in its colour, never editable.
import { OptionsCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const tierView: FieldView = { Input: CalculatedInput, Cell: OptionsCell };

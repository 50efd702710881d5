// Who changed the record last.
import { PersonCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const updatedByView: FieldView = { Input: CalculatedInput, Cell: PersonCell };

// Who created the record.
import { PersonCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export const createdByView: FieldView = { Input: CalculatedInput, Cell: PersonCell };

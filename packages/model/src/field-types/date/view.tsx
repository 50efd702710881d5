// A day, typed or picked.
import { FigureCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { DateInput } from '../../inputs/date-inputs.tsx';

export const dateView: FieldView = { Input: DateInput, Cell: FigureCell };

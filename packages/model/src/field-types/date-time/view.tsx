// A moment in the reader’s zone, typed or picked.
import { MomentCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { DateTimeInput } from '../../inputs/date-inputs.tsx';

export const dateTimeView: FieldView = { Input: DateTimeInput, Cell: MomentCell };

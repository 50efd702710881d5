// Yes, no, or not answered yet.
import { TextCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { YesNoInput } from '../../inputs/option-inputs.tsx';

export const yesNoView: FieldView = { Input: YesNoInput, Cell: TextCell };

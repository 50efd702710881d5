// One option, in its colour.
import { OptionsCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { ChoiceInput } from '../../inputs/option-inputs.tsx';

export const choiceView: FieldView = { Input: ChoiceInput, Cell: OptionsCell };

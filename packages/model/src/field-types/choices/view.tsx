// Several options, in their colours.
import { OptionsCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { ChoicesInput } from '../../inputs/option-inputs.tsx';

export const choicesView: FieldView = { Input: ChoicesInput, Cell: OptionsCell };

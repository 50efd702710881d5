// One line as it is.
import { TextCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const textView: FieldView = { Input: createTypedInput({}), Cell: TextCell };

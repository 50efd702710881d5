// Several lines to type, one to read in a list.
import { TextCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { LinesInput } from '../../inputs/typed-input.tsx';

export const longTextView: FieldView = { Input: LinesInput, Cell: TextCell };

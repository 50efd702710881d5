// An address that opens in a new tab.
import { createLinkCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const urlView: FieldView = {
  Input: createTypedInput({ inputMode: 'url' }),
  Cell: createLinkCell((value) => value),
};

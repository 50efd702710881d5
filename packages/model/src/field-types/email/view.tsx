// An address that opens a mail.
import { createLinkCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const emailView: FieldView = {
  Input: createTypedInput({ inputMode: 'email' }),
  Cell: createLinkCell((value) => `mailto:${value}`),
};

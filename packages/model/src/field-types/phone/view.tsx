// A number that can be called.
import { createLinkCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { createTypedInput } from '../../inputs/typed-input.tsx';

export const phoneView: FieldView = {
  Input: createTypedInput({ type: 'tel' }),
  Cell: createLinkCell((value) => `tel:${value.replace(/[^\d+*#,;]/g, '')}`),
};

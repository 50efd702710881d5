// A member by name, chosen from a list.
import { PersonCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { PersonInput } from '../../inputs/person-input.tsx';

export const personView: FieldView = { Input: PersonInput, Cell: PersonCell };

// A record by its title.
import { RelationCell } from '../../cells/cells.tsx';
import type { FieldView } from '../../field-view.ts';
import { RelationInput } from '../../inputs/relation-input.tsx';

export const relationView: FieldView = { Input: RelationInput, Cell: RelationCell };

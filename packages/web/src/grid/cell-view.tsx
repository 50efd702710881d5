// One value as a cell shows it; addresses are text here, because a press in a grid chooses the cell.
import { FieldCell } from '@keepwell/model/react';
import { resultOf, type FieldDefinition, type FieldValue } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useGridContext } from './grid-context.ts';
import { valueText } from './value-text.ts';

export interface CellViewProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue;
  readonly masked: boolean;
}

const addresses = new Set(['email', 'phone', 'url']);

export function CellView({ field, value, masked }: CellViewProps): ReactElement | null {
  const surroundings = useGridContext();
  if (masked) return <span className="muted">••••</span>;
  if (value === null) return null;
  if (field.id === 'id' || addresses.has(resultOf(field).type.name))
    return <>{valueText(field, value, surroundings)}</>;
  const { reader, titles, people } = surroundings;
  return <FieldCell field={field} value={value} reader={reader} titles={titles} people={people} />;
}

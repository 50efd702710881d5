// The input and the cell of any field, chosen by its type.
import type { ReactElement } from 'react';
import type { FieldCellProps, FieldInputProps, FieldView } from './field-view.ts';
import type { FieldTypeName } from './field-types/index.ts';
import { fieldViews } from './field-types/views.ts';

/** The views of a type; an unknown name throws, for published definitions hold none. */
export function fieldView(type: string): FieldView {
  if (!Object.hasOwn(fieldViews, type)) throw new Error(`No field type is named ${type}`);
  return fieldViews[type as FieldTypeName];
}

export function FieldInput(props: FieldInputProps): ReactElement {
  const { Input } = fieldView(props.field.type);
  return <Input {...props} />;
}

export function FieldCell(props: FieldCellProps): ReactElement {
  const { Cell } = fieldView(props.field.type);
  return <Cell {...props} />;
}

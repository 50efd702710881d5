// The result of a formula, shown as its type shows it and never editable.
import type { ReactElement } from 'react';
import type { FieldCellProps, FieldView } from '../../field-view.ts';
import { resultOf } from '../../fields.ts';
import { CalculatedInput } from '../../inputs/calculated-input.tsx';

export function createFormulaView(results: Readonly<Record<string, FieldView>>): FieldView {
  function FormulaCell(props: FieldCellProps): ReactElement | null {
    const { type, options } = resultOf(props.field);
    const Cell = results[type.name]?.Cell;
    return Cell === undefined ? null : <Cell {...props} field={{ ...props.field, type: type.name, options }} />;
  }
  return { Input: CalculatedInput, Cell: FormulaCell };
}

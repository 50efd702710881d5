// What a paste would do: each text read by the type of its field; refused cells are listed, nothing is guessed.
import type { RecordView } from '@keepwell/api';
import { equalJson, type IssueParams } from '@keepwell/kernel';
import { acceptValue, parseValue, type FieldDefinition, type FieldValue, type Reader } from '@keepwell/model';
import type { PickedMember } from '@keepwell/model/react';
import type { GridColumn } from './columns.ts';
import type { RecordEdit } from './use-record-writes.ts';

/** A copied cell: its text, and its value when it was copied here. */
export interface CopiedCell {
  readonly text: string;
  readonly value?: FieldValue;
}

export interface Copied {
  readonly cells: readonly (readonly CopiedCell[])[];
  /** Types of the columns it was copied from, when it was copied here. */
  readonly fields?: readonly Pick<FieldDefinition, 'type' | 'options'>[];
}

export interface RefusedCell {
  /** 0-based within what is pasted. */
  readonly line: number;
  readonly record: RecordView;
  readonly field: FieldDefinition;
  readonly text: string;
  readonly code: string;
  readonly params: IssueParams;
}

export interface PastePlan {
  readonly edits: readonly RecordEdit[];
  readonly changed: number;
  readonly refused: readonly RefusedCell[];
  /** Cells whose column cannot be written: formulas, numbers given by the program. */
  readonly readOnly: number;
  /** Lines and columns that reach beyond the grid. */
  readonly beyond: number;
}

/** Repeats a small copy over a larger target, as spreadsheets do. */
export function repeated(copied: Copied, rows: number, columns: number): Copied {
  const height = copied.cells.length;
  const width = copied.cells[0]?.length ?? 0;
  if (height === 0 || width === 0 || (rows <= height && columns <= width)) return copied;
  const tall = rows % height === 0 ? rows : height;
  const wide = columns % width === 0 ? columns : width;
  return {
    cells: Array.from({ length: tall }, (_row, row) =>
      Array.from({ length: wide }, (_column, column) => copied.cells[row % height]?.[column % width] ?? { text: '' }),
    ),
    fields:
      copied.fields &&
      Array.from({ length: wide }, (_, column) => copied.fields?.[column % width] ?? { type: '', options: {} }),
  };
}

function isSameKind(a: Pick<FieldDefinition, 'type' | 'options'>, b: FieldDefinition): boolean {
  return a.type === b.type && equalJson(a.options, b.options);
}

/** The id of the only member of this name or address, where the field names people. */
function memberNamed(field: FieldDefinition, text: string, members: readonly PickedMember[]): string | undefined {
  if (field.type !== 'person') return undefined;
  const wanted = text.trim().toLowerCase();
  const found = members.filter(({ name, email }) => [name, email].some((word) => word.toLowerCase() === wanted));
  return found.length === 1 ? found[0]?.id : undefined;
}

export function planPaste(
  copied: Copied,
  records: readonly (RecordView | undefined)[],
  columns: readonly GridColumn[],
  reader: Reader,
  members: readonly PickedMember[] = [],
): PastePlan {
  const edits: RecordEdit[] = [];
  const refused: RefusedCell[] = [];
  let changed = 0;
  let readOnly = 0;
  let beyond = 0;
  for (const [line, cells] of copied.cells.entries()) {
    const record = records[line];
    if (record === undefined) {
      beyond++;
      continue;
    }
    const values: Record<string, FieldValue> = {};
    for (const [offset, cell] of cells.entries()) {
      const column = columns[offset];
      if (column === undefined) {
        if (line === 0) beyond++;
        continue;
      }
      if (!column.editable || record.masked?.includes(column.field.id)) {
        readOnly++;
        continue;
      }
      const from = copied.fields?.[offset];
      const answer =
        cell.value !== undefined && from !== undefined && isSameKind(from, column.field)
          ? acceptValue(column.field, cell.value)
          : parseValue(column.field, memberNamed(column.field, cell.text, members) ?? cell.text, reader);
      if (!answer.ok) {
        refused.push({ line, record, field: column.field, text: cell.text, code: answer.code, params: answer.params });
      } else if (!equalJson(answer.value, record.values[column.field.id] ?? null)) {
        values[column.field.id] = answer.value;
        changed++;
      }
    }
    if (Object.keys(values).length > 0) edits.push({ record, values });
  }
  return { edits, changed, refused, readOnly, beyond };
}

// Everything a key, a pointer or a menu can do in a grid; made anew on each render and reached through one ref.
import type { RecordView } from '@keepwell/api';
import type { FieldValue } from '@keepwell/model';
import type { Cell, CellRange, Extent } from './cell-range.ts';
import type { GridColumn } from './columns.ts';
import type { Place } from './row-layout.ts';

export interface GridCommands {
  readonly columns: readonly GridColumn[];
  readonly extent: Extent;
  readonly range: CellRange | null;
  /** Rows that fit into the window, for Page Up and Page Down. */
  readonly pageRows: number;
  placeAt(display: number): Place | undefined;
  recordAt(display: number): RecordView | undefined;
  setRange(range: CellRange | null): void;
  /** Opens the editor; `text`: typed already, in place of the value. */
  edit(cell: Cell, text?: string): void;
  /** Leaves the editor; false when the text cannot be saved. */
  commit(): boolean;
  cancel(): void;
  fold(key: string): void;
  check(display: number): void;
  openRecord(display: number): void;
  setValues(cells: readonly { display: number; values: Readonly<Record<string, FieldValue>> }[], label: string): void;
  clearRange(): void;
  fillDown(from: number, to: number): void;
  deleteRows(): void;
  focus(): void;
}

// Values on their way to the server, and those it refused: shown in their cells until it has answered.
import type { FieldValue } from '@keepwell/model';
import { create, type StoreApi, type UseBoundStore } from 'zustand';

export interface CellWrite {
  readonly value: FieldValue;
  readonly state: 'saving' | 'refused';
  /** Why it was refused. */
  readonly message?: string;
}

export interface CellWrites {
  /** By record id, then field id. */
  readonly cells: Readonly<Record<number, Readonly<Record<string, CellWrite>>>>;
}

export type CellWritesStore = UseBoundStore<StoreApi<CellWrites>>;

export function createCellWrites(): CellWritesStore {
  return create<CellWrites>(() => ({ cells: {} }));
}

export function withCells(
  writes: CellWrites,
  record: number,
  values: Readonly<Record<string, FieldValue>>,
  write: (field: string, value: FieldValue) => CellWrite,
): CellWrites {
  const own: Record<string, CellWrite> = { ...writes.cells[record] };
  for (const [field, value] of Object.entries(values)) own[field] = write(field, value);
  return { cells: { ...writes.cells, [record]: own } };
}

/** Forgets cells, but only those that still hold what was sent: a newer edit stays. */
export function withoutCells(
  writes: CellWrites,
  record: number,
  values: Readonly<Record<string, FieldValue>>,
): CellWrites {
  const own = Object.entries(writes.cells[record] ?? {}).filter(
    ([field, write]) => !(field in values) || write.value !== values[field],
  );
  const { [record]: _gone, ...others } = writes.cells;
  return { cells: own.length === 0 ? others : { ...others, [record]: Object.fromEntries(own) } };
}

/** Forgets a refused value: the cell shows what is saved again. */
export function dismiss(writes: CellWrites, record: number, field: string): CellWrites {
  const write = writes.cells[record]?.[field];
  return write?.state === 'refused' ? withoutCells(writes, record, { [field]: write.value }) : writes;
}

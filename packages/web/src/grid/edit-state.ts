// What is being edited in the grid: which cell, how it began, what stands in it.
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Cell } from './cell-range.ts';

export interface EditState {
  readonly cell: Cell | null;
  readonly text: string;
  /** Why the text cannot be saved; the editor stays open with it. */
  readonly problem: string | null;
}

export type EditStore = UseBoundStore<StoreApi<EditState>>;

export const notEditing: EditState = { cell: null, text: '', problem: null };

export function createEditState(): EditStore {
  return create<EditState>(() => notEditing);
}

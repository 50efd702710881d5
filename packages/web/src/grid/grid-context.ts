// What every cell of one grid needs to know.
import type { Reader } from '@keepwell/model';
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { CellWritesStore } from './cell-writes.ts';
import type { Titles } from './use-rows.ts';

export interface GridSurroundings {
  /** Prefix of cell ids, for `aria-activedescendant`. */
  readonly id: string;
  readonly reader: Reader;
  readonly people: Readonly<Record<string, string>>;
  readonly titles: Titles;
  readonly writes: CellWritesStore;
  /** Here once rather than in every cell: a subscription to the texts is dear a thousand times. */
  readonly t: TFunction<'grid'>;
}

export const GridContext = createContext<GridSurroundings | null>(null);

export function useGridContext(): GridSurroundings {
  const surroundings = useContext(GridContext);
  if (surroundings === null) throw new Error('A cell stands outside of a grid');
  return surroundings;
}

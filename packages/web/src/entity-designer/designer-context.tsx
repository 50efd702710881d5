// What every part of the designer shares: the entity as it is drafted, what is wrong with it, and the way to change it.
import type { Issue, Language } from '@keepwell/kernel';
import type { Entity, EntityDefinition, FieldDefinition, ModelLookup, Reader } from '@keepwell/model';
import { createContext, useContext } from 'react';
import type { DraftSession, DraftState } from '../builder/draft-session.ts';
import type { EditorStore } from '../builder/editor-store.ts';
import type { Uses } from './use-uses.ts';

/** What the inspector shows and where its focus goes: `part` names a control, `count` repeats the wish. */
export interface FocusWish {
  readonly part: 'label' | 'problem' | null;
  readonly count: number;
}

export interface Designer {
  readonly id: string;
  readonly app: string | null;
  readonly doc: EntityDefinition;
  /** The draft as an entity, for scopes and formulas. */
  readonly entity: Entity;
  /** What people use now; null before the first publishing. */
  readonly published: EntityDefinition | null;
  /** Number of the published revision; 0 before the first. */
  readonly revision: number;
  readonly isChanged: boolean;
  readonly draft: DraftState;
  readonly editor: EditorStore<EntityDefinition>;
  readonly session: DraftSession<EntityDefinition>;
  readonly lookup: ModelLookup;
  readonly language: Language;
  readonly reader: Reader;
  readonly issues: readonly Issue[];
  readonly uses: Uses;
  /** Id of the selected field; null: the entity itself. */
  readonly selected: string | null;
  readonly focus: FocusWish;
  select(field: string | null, part?: FocusWish['part']): void;
  /** One undoable step on the entity. */
  edit(label: string, recipe: (entity: EntityDefinition) => void, mergeKey?: string): void;
  /** One undoable step on a field. */
  editField(id: string, label: string, recipe: (field: FieldDefinition) => void, mergeKey?: string): void;
  /** The field's name as quoted in steps and menus. */
  nameOf(field: Pick<FieldDefinition, 'labels' | 'key'>): string;
}

const DesignerContext = createContext<Designer | null>(null);

export const DesignerProvider = DesignerContext.Provider;

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === null) throw new Error('useDesigner is used outside of the entity designer');
  return designer;
}

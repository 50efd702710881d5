// What every part of a builder frame shares, whatever kind of document is being built: its draft, its history, the way to save.
import { equalJson } from '@keepwell/kernel';
import type { Reader } from '@keepwell/model';
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useReader } from '../data/use-session.ts';
import { bodyOf, type DraftDocument, type DraftSession, type DraftState } from './draft-session.ts';
import type { EditorStep } from './editor-store.ts';
import type { OpenDraft } from './use-draft-session.ts';

export interface Builder {
  readonly id: string;
  /** Number of the published revision; 0 before the first. */
  readonly revision: number;
  readonly isChanged: boolean;
  readonly draft: DraftState;
  readonly past: readonly EditorStep[];
  readonly future: readonly EditorStep[];
  readonly reader: Reader;
  undo(): EditorStep | undefined;
  redo(): EditorStep | undefined;
  /** Takes the body of a document over as one undoable step. */
  take(label: string, document: DraftDocument): void;
  readonly flush: DraftSession<unknown>['flush'];
  readonly change: DraftSession<unknown>['change'];
  /** Answers a conflict with the body that settles it. */
  settle(body: unknown): Promise<void>;
}

const BuilderContext = createContext<Builder | null>(null);

export const BuilderProvider = BuilderContext.Provider;

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('useBuilder is used outside of a builder');
  return builder;
}

/** The builder of an open draft. */
export function useBuilderOf<Doc>(id: string, { editor, session }: OpenDraft<Doc>): Builder {
  const { doc, past, future } = useStore(editor);
  const draft = useStore(session);
  const reader = useReader();
  return useMemo(() => {
    const { published } = draft.document;
    return {
      id,
      revision: published?.revision ?? 0,
      isChanged: published === null || !equalJson(doc, published.body),
      draft,
      past,
      future,
      reader,
      undo: () => editor.undo(),
      redo: () => editor.redo(),
      take: (label, document) => editor.edit(label, () => bodyOf(document) as never),
      flush: () => session.flush(),
      change: (act, take) => session.change(act, take),
      settle: (body) => session.settle(body as Doc),
    };
  }, [id, doc, past, future, draft, reader, editor, session]);
}

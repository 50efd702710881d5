// EditorStore: the document in an author's hands, with labelled undo and redo; the one store of every builder.
import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import { createStore, type StoreApi } from 'zustand/vanilla';

enablePatches();

/** One entry of the history: what was done, and how to do and undo it. */
export interface EditorStep {
  /** As it should read after "Undo": "Rename “Fee”". */
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly mergeKey: string | undefined;
  /** Epoch ms of the last edit in it. */
  readonly at: number;
}

export interface EditorState<Doc> {
  readonly doc: Doc;
  /** Grows with every change of `doc`, undo and redo included. */
  readonly revision: number;
  readonly past: readonly EditorStep[];
  readonly future: readonly EditorStep[];
}

export interface EditorStore<Doc> extends StoreApi<EditorState<Doc>> {
  /** Applies a recipe as one undoable step. Edits of the same `mergeKey` within 800 ms are one step: typing a word. */
  edit(label: string, recipe: (draft: Draft<Doc>) => Draft<Doc> | void, mergeKey?: string): void;
  undo(): EditorStep | undefined;
  redo(): EditorStep | undefined;
  /** Takes over a document that was changed elsewhere. Undo starts anew: old steps speak of another document. */
  replace(doc: Doc): void;
}

const mergeMilliseconds = 800;
/** Steps kept; at about 300 bytes a patch this is far below a megabyte. */
const mostSteps = 500;

export function createEditorStore<Doc>(initial: Doc, now: () => number = Date.now): EditorStore<Doc> {
  const store = createStore<EditorState<Doc>>(() => ({ doc: initial, revision: 0, past: [], future: [] }));
  const { getState, setState } = store;

  return {
    ...store,
    edit(label, recipe, mergeKey) {
      const { doc, revision, past } = getState();
      const [next, patches, inverse] = produceWithPatches(doc, recipe as (draft: Draft<Doc>) => undefined);
      if (patches.length === 0 || next === doc) return;
      const last = past.at(-1);
      const at = now();
      const isSame = mergeKey !== undefined && last?.mergeKey === mergeKey && at - last.at < mergeMilliseconds;
      const step: EditorStep = isSame
        ? { ...last, label, patches: [...last.patches, ...patches], inverse: [...inverse, ...last.inverse], at }
        : { label, patches, inverse, mergeKey, at };
      const kept = isSame ? past.slice(0, -1) : past;
      setState({ doc: next, revision: revision + 1, past: [...kept, step].slice(-mostSteps), future: [] });
    },
    undo() {
      const { doc, revision, past, future } = getState();
      const step = past.at(-1);
      if (step === undefined) return undefined;
      setState({
        doc: applyPatches(doc as object, step.inverse as Patch[]) as Doc,
        revision: revision + 1,
        past: past.slice(0, -1),
        // A step taken back is closed: typing afterwards starts a new one.
        future: [{ ...step, mergeKey: undefined }, ...future],
      });
      return step;
    },
    redo() {
      const { doc, revision, past, future } = getState();
      const [step, ...rest] = future;
      if (step === undefined) return undefined;
      setState({
        doc: applyPatches(doc as object, step.patches as Patch[]) as Doc,
        revision: revision + 1,
        past: [...past, step],
        future: rest,
      });
      return step;
    },
    replace(doc) {
      setState({ doc, revision: getState().revision + 1, past: [], future: [] });
    },
  };
}

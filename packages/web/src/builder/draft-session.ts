// DraftSession: keeps an editor's document saved as a draft: after a pause, by compare-and-set, and never over another's work.
//
//   edit ──1.2 s idle, 10 s at most──▶ save(token) ──▶ saved
//                                        ├── stale token ─▶ three-way merge ─▶ save again, or ask about what both changed
//                                        └── no connection ─▶ kept on this device, tried again
import { equalJson, isAppError } from '@keepwell/kernel';
import { mergeBodies, type BodyConflict } from '@keepwell/model';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BackupStorage } from './draft-backup.ts';
import { readBackup, writeBackup } from './draft-backup.ts';
import type { EditorStore } from './editor-store.ts';

/** What the session needs to know of a document on the server. */
export interface DraftDocument {
  readonly token: number;
  readonly draft: { readonly body: unknown; readonly updatedAt: number } | null;
  readonly published: { readonly revision: number; readonly body: unknown } | null;
}

/** `data` of the refusal `store.document_conflict`. */
export interface DraftClash {
  readonly base: unknown;
  readonly theirs: unknown;
  readonly by: string;
  readonly at: number;
  readonly token: number;
}

export interface DraftConflict extends DraftClash {
  /** What both changed, each with both values. */
  readonly meets: readonly BodyConflict[];
}

export interface DraftPort<Doc> {
  save(token: number, body: Doc): Promise<DraftDocument>;
  discard(token: number): Promise<DraftDocument>;
  /** The conflict that a failed save carries; undefined for other failures. */
  clashOf(failure: unknown): DraftClash | undefined;
}

export interface DraftState {
  readonly kind: 'clean' | 'waiting' | 'saving' | 'saved' | 'offline' | 'conflict' | 'failed';
  readonly document: DraftDocument;
  /** Epoch ms of the last save. */
  readonly savedAt: number | null;
  readonly conflict: DraftConflict | null;
  readonly failure: unknown;
}

export interface DraftSessionOptions<Doc> {
  readonly id: string;
  readonly document: DraftDocument;
  readonly editor: EditorStore<Doc>;
  readonly port: DraftPort<Doc>;
  readonly storage: BackupStorage;
  readonly now: () => number;
  /** Name of the step that brings back what a crash left unsaved on this device. */
  readonly recoveryLabel: string;
  /** Told when another's changes were merged into this document without a question. */
  onMerged(clash: DraftClash): void;
}

export interface DraftSession<Doc> extends StoreApi<DraftState> {
  /** When the unsaved work found on this device was made, epoch ms; null: there was none. It is in the editor already. */
  readonly recoveredAt: number | null;
  /** Saves what is unsaved now; rejects when it cannot be saved. */
  flush(): Promise<void>;
  /** Answers a conflict with the body that settles it. */
  settle(body: Doc): Promise<void>;
  /**
   * Saves what is unsaved, then lets the server change the document on our wish (publish, restore); news from others wait meanwhile.
   * `take` brings what came of it into the editor.
   */
  change<Answer extends DraftDocument>(
    act: (token: number) => Promise<Answer>,
    take?: (answer: Answer) => void,
  ): Promise<Answer>;
  /** Meets a document that somebody else may have changed. */
  meet(document: DraftDocument, by: string): Promise<void>;
  hasUnsaved(): boolean;
  stop(): void;
}

const idleMilliseconds = 1200;
const longestWait = 10_000;
const retryMilliseconds = 4000;

/** The body that an editor of this document starts from. */
export function bodyOf(document: DraftDocument): unknown {
  return document.draft?.body ?? document.published?.body;
}

export function createDraftSession<Doc>(options: DraftSessionOptions<Doc>): DraftSession<Doc> {
  const { id, editor, port, storage, now } = options;
  const store = createStore<DraftState>(() => ({
    kind: options.document.draft === null ? 'clean' : 'saved',
    document: options.document,
    savedAt: options.document.draft?.updatedAt ?? null,
    conflict: null,
    failure: undefined,
  }));
  const { getState, setState } = store;
  let token = options.document.token;
  let savedDoc = editor.getState().doc;
  let dirtySince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  const hasUnsaved = (): boolean => editor.getState().doc !== savedDoc;

  function schedule(wait: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush().catch(() => undefined), wait);
  }

  function keepCopy(): void {
    writeBackup(storage, id, hasUnsaved() ? { token, body: editor.getState().doc, at: now() } : null);
  }

  const stopListening = editor.subscribe(() => {
    keepCopy();
    if (!hasUnsaved() || getState().kind === 'conflict') return;
    dirtySince ??= now();
    if (getState().kind !== 'saving') setState({ kind: 'waiting' });
    schedule(Math.max(0, Math.min(idleMilliseconds, dirtySince + longestWait - now())));
  });

  function accept(document: DraftDocument, sent: Doc): void {
    token = document.token;
    savedDoc = sent;
    dirtySince = null;
    const kind = document.draft === null ? 'clean' : 'saved';
    setState({ kind, document, savedAt: now(), conflict: null, failure: undefined });
    keepCopy();
  }

  /** Merges another's work into the editor. True when nothing has to be asked. */
  function merge(clash: DraftClash): boolean {
    const { body, conflicts } = mergeBodies(clash.base, editor.getState().doc, clash.theirs);
    if (conflicts.length > 0) {
      setState({ kind: 'conflict', conflict: { ...clash, meets: conflicts } });
      return false;
    }
    token = clash.token;
    editor.replace(body as Doc);
    // What came from the other is saved already; only what is ours must still go.
    if (equalJson(body, clash.theirs)) savedDoc = editor.getState().doc;
    options.onMerged(clash);
    return true;
  }

  async function saveOnce(): Promise<void> {
    const body = editor.getState().doc;
    const { document } = getState();
    setState({ kind: 'saving' });
    // Back at what is published: no draft is left to speak of.
    const isPublished = document.published !== null && equalJson(body, document.published.body);
    if (isPublished && document.draft === null) accept({ ...document, token }, body);
    else accept(await (isPublished ? port.discard(token) : port.save(token, body)), body);
  }

  async function run(): Promise<void> {
    // Three rounds: somebody may save between our merge and our next try.
    for (let round = 0; hasUnsaved() && round < 3; round += 1) {
      try {
        await saveOnce();
      } catch (failure) {
        const clash = port.clashOf(failure);
        if (clash !== undefined && merge(clash)) continue;
        const isOffline = isAppError(failure, 'web.offline');
        if (clash === undefined) setState({ kind: isOffline ? 'offline' : 'failed' });
        setState({ failure });
        if (isOffline) schedule(retryMilliseconds);
        throw failure;
      }
    }
    if (hasUnsaved()) schedule(idleMilliseconds);
    else if (getState().kind === 'saving') setState({ kind: 'saved' });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (running !== null) return running.then(flush, flush);
    if (getState().kind === 'conflict') return Promise.reject(getState().failure);
    if (!hasUnsaved()) return Promise.resolve();
    running = run().finally(() => {
      running = null;
    });
    return running;
  }

  const kept = readBackup(storage, id);
  const isLost = kept !== null && !equalJson(kept.body, editor.getState().doc);
  if (isLost) {
    // Made on an older state, it meets what came since in the same merge as any other edit.
    token = kept.token;
    editor.edit(options.recoveryLabel, () => kept.body as never);
  } else writeBackup(storage, id, null);

  return {
    ...store,
    recoveredAt: isLost ? kept.at : null,
    flush,
    hasUnsaved,
    async settle(body) {
      const { conflict } = getState();
      if (conflict === null) return;
      token = conflict.token;
      setState({ kind: 'waiting', conflict: null, failure: undefined });
      editor.replace(body);
      await flush();
    },
    async change(act, take) {
      await flush();
      clearTimeout(timer);
      const acting = act(token).then((answer) => {
        take?.(answer);
        accept(answer, editor.getState().doc);
        return answer;
      });
      running = acting
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => {
          running = null;
        });
      return acting;
    },
    async meet(document, by) {
      await running?.catch(() => undefined);
      if (document.token <= token || getState().kind === 'conflict') return;
      if (hasUnsaved()) return flush();
      const theirs = bodyOf(document);
      const clash = { base: savedDoc, theirs, by, at: now(), token: document.token };
      const isSame = equalJson(theirs, savedDoc);
      token = document.token;
      if (!isSame) {
        editor.replace(theirs as Doc);
        options.onMerged(clash);
      }
      accept(document, editor.getState().doc);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}

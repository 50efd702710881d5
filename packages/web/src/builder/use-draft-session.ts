// useDraftSession: the editor and the draft of one document while its builder is open, wired to the server and the stream.
import type { DocumentSchema } from '@keepwell/api';
import { isAppError } from '@keepwell/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Static } from 'typebox';
import { client } from '../connection/client.ts';
import { wireDetail } from '../connection/transport.ts';
import { keys } from '../data/keys.ts';
import { listenToStream } from '../data/live-stream.ts';
import { bodyOf, createDraftSession, type DraftClash, type DraftSession } from './draft-session.ts';
import { createEditorStore, type EditorStore } from './editor-store.ts';

type Document = Static<typeof DocumentSchema>;

export interface OpenDraft<Doc> {
  readonly editor: EditorStore<Doc>;
  readonly session: DraftSession<Doc>;
}

export interface DraftSessionWishes {
  readonly recoveryLabel: string;
  onMerged(clash: DraftClash): void;
}

/** `open` is undefined until the document has been read; `failure` says why it cannot be. Key the component by the id. */
export function useDraftSession<Doc>(
  id: string,
  wishes: DraftSessionWishes,
): { readonly open: OpenDraft<Doc> | undefined; readonly failure: unknown; retry(): void } {
  const queries = useQueryClient();
  const [open, setOpen] = useState<OpenDraft<Doc>>();
  const [failure, setFailure] = useState<unknown>();
  const [tries, setTries] = useState(0);
  const latest = useRef(wishes);
  useEffect(() => {
    latest.current = wishes;
  });

  useEffect(() => {
    let closed = false;
    let close: (() => void) | undefined;
    const tell = (document: Document): Document => {
      queries.setQueryData(keys.document(id), document);
      void queries.invalidateQueries({ queryKey: keys.documents(document.kind) });
      return document;
    };
    const begin = (document: Document): void => {
      const editor = createEditorStore(bodyOf(document) as Doc);
      const session = createDraftSession<Doc>({
        id,
        document,
        editor,
        storage: localStorage,
        now: Date.now,
        recoveryLabel: latest.current.recoveryLabel,
        onMerged: (clash) => latest.current.onMerged(clash),
        port: {
          save: async (token, body) => tell(await client.saveDraft({ params: { id }, body: { token, body } })),
          discard: async (token) => tell(await client.discardDraft({ params: { id }, query: { token } })),
          clashOf: (problem) =>
            isAppError(problem, 'store.document_conflict') ? (wireDetail(problem)?.data as DraftClash) : undefined,
        },
      });
      const hide = (): void => void session.flush().catch(() => undefined);
      const back = (): void => void session.flush().catch(() => undefined);
      const silence = listenToStream((event) => {
        if (event.topic !== 'document' || event.document !== id) return;
        client.getDocument({ params: { id } }).then(
          (now) => void session.meet(now, event.actor).catch(() => undefined),
          // Deleted elsewhere, or no connection: the next save says so.
          () => undefined,
        );
      });
      window.addEventListener('pagehide', hide);
      window.addEventListener('online', back);
      close = () => {
        hide();
        session.stop();
        silence();
        window.removeEventListener('pagehide', hide);
        window.removeEventListener('online', back);
      };
      setOpen({ editor, session });
    };
    client.getDocument({ params: { id } }).then(
      (document) => {
        if (!closed) begin(document);
      },
      (problem: unknown) => {
        if (!closed) setFailure(problem);
      },
    );
    return () => {
      closed = true;
      close?.();
    };
  }, [id, queries, tries]);

  const retry = (): void => {
    setFailure(undefined);
    setTries((count) => count + 1);
  };
  return { open, failure, retry };
}

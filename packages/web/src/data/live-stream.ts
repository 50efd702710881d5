// Keeps the page current: reads the server's stream and invalidates what a change touched.
import type { StreamEvent } from '@keepwell/api';
import type { QueryClient } from '@tanstack/react-query';
import { reportReached, reportUnreachable } from '../connection/connection-state.ts';
import { keys } from './keys.ts';

type Listener = (event: StreamEvent) => void;
const listeners = new Set<Listener>();

/** Hears every event of the stream; the answer stops listening. */
export function listenToStream(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How long changes of records are gathered before the page reads again. */
const gatherMilliseconds = 400;
const longestPause = 30_000;

/** Opens the stream for this tab. The answer closes it. */
export function openLiveStream(queries: QueryClient): () => void {
  let source: EventSource | null = null;
  let pause = 1000;
  let again: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let interrupted = false;
  const gathered = new Map<string, number>();
  let gathering: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    gathering = undefined;
    for (const [entity, position] of gathered) invalidateRecords(queries, entity, position);
    gathered.clear();
  }

  function hear(event: StreamEvent): void {
    if (event.topic === 'records') {
      gathered.set(event.entity, Math.max(event.position, gathered.get(event.entity) ?? 0));
      gathering ??= setTimeout(flush, gatherMilliseconds);
    } else if (event.topic === 'scores') {
      // Newer than any position: what a page knows of the log says nothing about scores.
      gathered.set(event.entity, Number.POSITIVE_INFINITY);
      gathering ??= setTimeout(flush, gatherMilliseconds);
    } else if (event.topic === 'document') {
      void queries.invalidateQueries({ queryKey: keys.documents(event.kind) });
      void queries.invalidateQueries({ queryKey: keys.document(event.document) });
    } else {
      void queries.invalidateQueries({ queryKey: ['import'] });
    }
    for (const listener of listeners) listener(event);
  }

  function connect(): void {
    source = new EventSource('/api/stream');
    source.onopen = () => {
      pause = 1000;
      reportReached(Date.now());
      // A browser that reconnects by itself resumes by Last-Event-ID; a stream opened anew may have missed changes.
      if (interrupted) void queries.invalidateQueries();
      interrupted = false;
    };
    source.onmessage = (message: MessageEvent<string>) => {
      reportReached(Date.now());
      hear(JSON.parse(message.data) as StreamEvent);
    };
    source.onerror = () => {
      reportUnreachable();
      if (source?.readyState !== EventSource.CLOSED) return;
      interrupted = true;
      void queries.invalidateQueries({ queryKey: keys.session });
      if (!closed) again = setTimeout(connect, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  }

  connect();
  return () => {
    closed = true;
    clearTimeout(again);
    clearTimeout(gathering);
    source?.close();
  };
}

/** Reads again what shows an entity's records, unless it already reflects `position` of the change log. */
export function invalidateRecords(queries: QueryClient, entity: string, position: number): void {
  void queries.invalidateQueries({
    queryKey: keys.records(entity),
    predicate: (query) => {
      const known = (query.state.data as { position?: number } | undefined)?.position;
      return known === undefined || known < position;
    },
  });
  void queries.invalidateQueries({ queryKey: ['bin'] });
}

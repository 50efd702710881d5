// The live stream: follows the change log once for the whole process and tells every open page what it may know.
import type { Change, Store } from '@keepwell/store';
import type { ServerResponse } from 'node:http';
import type { Bus } from '../bus.ts';
import type { PersonalVisit } from '../handlers/handler.ts';
import { toEvents } from './change-events.ts';
import { createStreamClient, type StreamClient } from './stream-client.ts';

export interface LiveStream {
  open(response: ServerResponse, lastEventId: string | undefined, visit: PersonalVisit): void;
  readonly clientCount: number;
  /** Ends every stream; new ones are refused from now on. */
  close(): void;
}

export interface LiveStreamParts {
  readonly store: Pick<Store, 'changes' | 'documents'>;
  readonly bus: Bus;
  /** Whether the session behind this cookie is still good. */
  isSignedIn(cookieHeader: string | undefined): Promise<boolean>;
  onError(error: unknown): void;
  /** Milliseconds in which changes are gathered into one batch. */
  readonly gatherMs?: number;
  readonly heartbeatMs?: number;
}

const batchSize = 1000;
/** Batches held for one reader while it catches up. */
const mostHeld = 10;
/** Who was away for more changes than this reads everything again. */
const longestCatchUp = 5000;

interface Reader {
  readonly client: StreamClient;
  readonly visit: PersonalVisit;
  /** Batches that came while this reader still catches up; null: none are held, it is up to date. */
  held: (readonly Change[])[] | null;
  /** More came while it caught up than is held in memory. */
  hasMissed: boolean;
}

export function createLiveStream(parts: LiveStreamParts): LiveStream {
  const { store, bus, onError, gatherMs = 50, heartbeatMs = 20_000 } = parts;
  const readers = new Set<Reader>();
  let cursor: number | null = null;
  let isClosed = false;
  let isReading = false;
  let isWoken = false;

  const tell = async (reader: Reader, changes: readonly Change[]): Promise<void> => {
    const last = changes.at(-1)?.position;
    for (const event of await toEvents(changes, reader.visit.actor, store.changes)) reader.client.send(event, last);
  };

  /** Every entity this reader knows is to be read again. */
  const tellAll = (reader: Reader, position: number): void => {
    for (const { id } of store.documents.entities()) {
      if (!reader.visit.actor.grants.entity(id).read) continue;
      reader.client.send({ topic: 'records', entity: id, records: null, actor: '', position }, position);
    }
  };

  const settleCursor = async (): Promise<void> => {
    const latest = cursor ?? (await store.changes.latest());
    cursor ??= latest;
  };

  const follow = async (): Promise<void> => {
    isWoken = true;
    if (isReading || isClosed) return;
    if (readers.size === 0) {
      // Nobody listens: the log is not read, and whoever comes next begins at its end.
      cursor = null;
      return;
    }
    isReading = true;
    try {
      while (isWoken && !isClosed) {
        isWoken = false;
        await settleCursor();
        // A write seldom comes alone; and one read per batch serves all readers.
        await new Promise((resolve) => setTimeout(resolve, gatherMs));
        for (;;) {
          const changes = await store.changes.read(cursor ?? 0, batchSize);
          const last = changes.at(-1);
          if (last === undefined) break;
          cursor = last.position;
          for (const reader of readers) {
            if (reader.held === null) await tell(reader, changes);
            else if (reader.held.length < mostHeld) reader.held.push(changes);
            else reader.hasMissed = true;
          }
        }
      }
    } catch (thrown) {
      if (!isClosed) onError(thrown);
    } finally {
      isReading = false;
    }
  };

  /** From where the reader was to now; what comes meanwhile is held and told afterwards (twice told does no harm). */
  const catchUp = async (reader: Reader, from: number | null): Promise<void> => {
    // Before anything is read here: what comes after this cursor is held for the reader, so that nothing falls between.
    await settleCursor();
    const latest = await store.changes.latest();
    // Only now is the request answered: whoever has seen the answer is told of all that comes after it.
    reader.client.begin();
    let position = from ?? latest;
    if (position > latest || latest - position > longestCatchUp) {
      tellAll(reader, latest);
      position = latest;
    }
    for (;;) {
      const changes = await store.changes.read(position, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      position = last.position;
      await tell(reader, changes);
    }
    for (let next = reader.held?.shift(); next !== undefined; next = reader.held?.shift()) await tell(reader, next);
    reader.held = null;
    if (reader.hasMissed) tellAll(reader, cursor ?? latest);
  };

  const endSessionless = async (person: string | null): Promise<void> => {
    for (const reader of readers) {
      if (person !== null && reader.visit.person.id !== person) continue;
      const isSignedIn = await parts.isSignedIn(reader.visit.cookieHeader).catch(() => true);
      if (!isSignedIn) reader.client.close();
    }
  };

  const stopFollowing = store.changes.subscribe(() => void follow());
  const heartbeat = setInterval(() => {
    for (const { client } of readers) client.heartbeat();
  }, heartbeatMs);
  heartbeat.unref();

  bus.listen((notice) => {
    if (isClosed) return;
    if (notice.topic === 'access') {
      endSessionless(notice.person).catch(onError);
    } else if (notice.topic === 'document') {
      for (const { client, visit } of readers) if (visit.actor.grants.documents !== 'none') client.send(notice);
    } else if (notice.topic === 'scores') {
      for (const { client, visit } of readers) {
        if (visit.actor.grants.entity(notice.entity).read) client.send(notice);
      }
    } else {
      const { topic, person, job } = notice;
      for (const { client, visit } of readers) if (visit.person.id === person) client.send({ topic, job });
    }
  });

  return {
    get clientCount() {
      return readers.size;
    },
    open(response, lastEventId, visit) {
      const client = createStreamClient(response, visit.actor);
      if (isClosed) {
        client.close();
        return;
      }
      const reader: Reader = { client, visit, held: [], hasMissed: false };
      readers.add(reader);
      client.onClosed(() => readers.delete(reader));
      client.onCaughtBreath(() => tellAll(reader, cursor ?? 0));
      const from = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : null;
      catchUp(reader, from).catch((thrown: unknown) => {
        onError(thrown);
        client.close();
      });
      void follow();
    },
    close() {
      isClosed = true;
      stopFollowing();
      clearInterval(heartbeat);
      for (const { client } of readers) client.close();
    },
  };
}

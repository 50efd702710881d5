import { AppError } from '@keepwell/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readBackup, type BackupStorage } from './draft-backup.ts';
import { createDraftSession, type DraftClash, type DraftDocument, type DraftSession } from './draft-session.ts';
import { createEditorStore, type EditorStore } from './editor-store.ts';

interface Doc {
  name: string;
  icon: string;
  fields: { id: string; label: string }[];
}

const start: Doc = { name: 'Customers', icon: 'users', fields: [{ id: 'f_a', label: 'A' }] };

/** A server that keeps one document by compare-and-set and remembers every older body. */
function createServer(published: Doc) {
  const old = new Map<number, Doc>();
  let document: DraftDocument = { token: 1, draft: null, published: { revision: 1, body: published } };
  let reachable = true;
  const saved: Doc[] = [];
  const bodyNow = () => (document.draft?.body ?? document.published?.body) as Doc;
  const write = (token: number, draft: Doc | null): Promise<DraftDocument> => {
    if (!reachable) return Promise.reject(new AppError('web.offline'));
    if (token !== document.token) {
      const clash: DraftClash = { base: old.get(token), theirs: bodyNow(), by: 'u_b', at: 5, token: document.token };
      return Promise.reject(new AppError('store.document_conflict', {}, { detail: clash }));
    }
    old.set(document.token, bodyNow());
    if (draft !== null) saved.push(draft);
    document = {
      ...document,
      token: document.token + 1,
      draft: draft === null ? null : { body: draft, updatedAt: Date.now() },
    };
    return Promise.resolve(document);
  };
  return {
    saved,
    document: () => document,
    bodyNow,
    write,
    setReachable: (next: boolean) => (reachable = next),
    port: {
      save: write,
      discard: (token: number) => write(token, null),
      clashOf: (failure: unknown) =>
        failure instanceof AppError && failure.code === 'store.document_conflict'
          ? (failure.detail as DraftClash)
          : undefined,
    },
  };
}

function createStorage(): BackupStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

let server: ReturnType<typeof createServer>;
let storage: BackupStorage;
let editor: EditorStore<Doc>;
let session: DraftSession<Doc>;
let merged: DraftClash[];

function open(): void {
  const document = server.document();
  merged = [];
  editor = createEditorStore(server.bodyNow(), () => Date.now());
  session = createDraftSession<Doc>({
    id: 'e_1',
    document,
    editor,
    port: server.port,
    storage,
    now: () => Date.now(),
    recoveryLabel: 'Recovered',
    onMerged: (clash) => void merged.push(clash),
  });
}

const rename = (name: string): void => editor.edit('Rename', (doc) => void (doc.name = name), 'name');

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  server = createServer(start);
  storage = createStorage();
  open();
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

test('an edit is saved after a pause of 1.2 seconds, once', async () => {
  rename('C');
  await vi.advanceTimersByTimeAsync(600);
  rename('Clients');
  await vi.advanceTimersByTimeAsync(1100);
  expect(server.saved).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(server.saved.map((doc) => doc.name)).toEqual(['Clients']);
  expect(session.getState().kind).toBe('saved');
});

test('endless typing is saved every ten seconds', async () => {
  for (let at = 0; at < 22; at += 1) {
    rename(`n${at}`);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(server.saved.length).toBeGreaterThanOrEqual(1);
});

test('a draft that is back at what is published is no draft any more', async () => {
  rename('Clients');
  await session.flush();
  expect(session.getState().document.draft).not.toBeNull();
  editor.undo();
  await session.flush();
  expect(session.getState().kind).toBe('clean');
  expect(server.document().draft).toBeNull();
});

test('what another changed elsewhere is merged without a question, and both works are saved', async () => {
  await server.write(1, { ...start, icon: 'star' });
  rename('Clients');
  await session.flush();
  expect(server.bodyNow()).toEqual({ ...start, name: 'Clients', icon: 'star' });
  expect(editor.getState().doc.icon).toBe('star');
  expect(merged).toHaveLength(1);
});

test('the same place changed by both is asked about, and neither value is lost', async () => {
  await server.write(1, { ...start, name: 'Patients' });
  rename('Clients');
  await session.flush().catch(() => undefined);
  const { kind, conflict } = session.getState();
  expect(kind).toBe('conflict');
  expect(conflict?.meets).toEqual([{ path: ['name'], base: 'Customers', mine: 'Clients', theirs: 'Patients' }]);
  expect(server.bodyNow().name).toBe('Patients');
  expect(readBackup(storage, 'e_1')?.body).toMatchObject({ name: 'Clients' });
  await session.settle({ ...start, name: 'Clients' });
  expect(server.bodyNow().name).toBe('Clients');
  expect(session.getState().kind).toBe('saved');
});

test('nothing is saved while a conflict waits for its answer', async () => {
  await server.write(1, { ...start, name: 'Patients' });
  rename('Clients');
  await session.flush().catch(() => undefined);
  editor.edit('Icon', (doc) => void (doc.icon = 'star'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.bodyNow()).toEqual({ ...start, name: 'Patients' });
});

test('without a connection the work waits on this device and goes when the server answers again', async () => {
  server.setReachable(false);
  rename('Clients');
  await vi.advanceTimersByTimeAsync(2000);
  expect(session.getState().kind).toBe('offline');
  expect(readBackup(storage, 'e_1')?.body).toMatchObject({ name: 'Clients' });
  server.setReachable(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.bodyNow().name).toBe('Clients');
  expect(readBackup(storage, 'e_1')).toBeNull();
});

test('what a crash left unsaved is brought back as a step that can be undone', async () => {
  rename('Clients');
  session.stop();
  open();
  expect(session.recoveredAt).toBe(1_000_000);
  expect(editor.getState().doc.name).toBe('Clients');
  expect(editor.getState().past.at(-1)?.label).toBe('Recovered');
  await vi.advanceTimersByTimeAsync(1300);
  expect(server.bodyNow().name).toBe('Clients');
  editor.undo();
  await session.flush();
  expect(server.bodyNow().name).toBe('Customers');
});

test('recovered work meets what others saved since, in the same merge', async () => {
  rename('Clients');
  session.stop();
  await server.write(1, { ...start, icon: 'star' });
  open();
  await session.flush();
  expect(server.bodyNow()).toEqual({ ...start, name: 'Clients', icon: 'star' });
});

test('another’s change appears when nothing is unsaved here', async () => {
  await server.write(1, { ...start, name: 'Patients' });
  await session.meet(server.document(), 'u_b');
  expect(editor.getState().doc.name).toBe('Patients');
  expect(session.hasUnsaved()).toBe(false);
  rename('Clients');
  await session.flush();
  expect(server.bodyNow().name).toBe('Clients');
});

test('a draft that was saved before the document was opened counts as saved', async () => {
  expect(session.getState().kind).toBe('clean');
  rename('Clients');
  await session.flush();
  session.stop();
  open();
  expect(session.getState().kind).toBe('saved');
});

test('an edit made while a save is on its way is saved too', async () => {
  rename('Clients');
  const saving = session.flush();
  rename('Clients 2');
  await saving;
  await session.flush();
  expect(server.bodyNow().name).toBe('Clients 2');
});

test('a change by the server on our wish is taken over, and its own news is no merge', async () => {
  rename('Clients');
  const changing = session.change(
    (token) => server.write(token, { ...start, icon: 'star' }),
    (answer) => editor.edit('Restore', () => answer.draft?.body as Doc),
  );
  await vi.advanceTimersByTimeAsync(1);
  await session.meet(server.document(), 'u_a');
  await changing;
  expect(server.saved.map((doc) => doc.name)).toEqual(['Clients', 'Customers']);
  expect(editor.getState().doc.icon).toBe('star');
  expect(merged).toHaveLength(0);
  editor.undo();
  expect(editor.getState().doc.name).toBe('Clients');
});

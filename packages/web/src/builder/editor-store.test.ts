import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEditorStore } from './editor-store.ts';

interface Doc {
  name: string;
  items: { id: number; text: string }[];
}

const start: Doc = { name: 'a', items: [{ id: 1, text: 'one' }] };

test('an edit can be undone and done again, and says what it was', () => {
  const store = createEditorStore(start, () => 0);
  store.edit('Rename', (doc) => void (doc.name = 'b'));
  expect(store.getState().doc.name).toBe('b');
  expect(store.undo()?.label).toBe('Rename');
  expect(store.getState().doc).toEqual(start);
  expect(store.redo()?.label).toBe('Rename');
  expect(store.getState().doc.name).toBe('b');
});

test('typing is one step as long as it goes on', () => {
  let now = 0;
  const store = createEditorStore(start, () => now);
  for (const name of ['h', 'he', 'hel']) {
    store.edit(`Rename to ${name}`, (doc) => void (doc.name = name), 'name');
    now += 500;
  }
  expect(store.getState().past.map((step) => step.label)).toEqual(['Rename to hel']);
  now += 800;
  store.edit('Rename', (doc) => void (doc.name = 'help'), 'name');
  expect(store.getState().past).toHaveLength(2);
  store.undo();
  expect(store.getState().doc.name).toBe('hel');
  store.undo();
  expect(store.getState().doc.name).toBe('a');
});

test('typing after an undo does not join the step that was taken back and done again', () => {
  const store = createEditorStore(start, () => 0);
  store.edit('Rename', (doc) => void (doc.name = 'b'), 'name');
  store.undo();
  store.redo();
  store.edit('Rename', (doc) => void (doc.name = 'bc'), 'name');
  expect(store.getState().past).toHaveLength(2);
});

test('an edit that changes nothing leaves no step and keeps what could be done again', () => {
  const store = createEditorStore(start, () => 0);
  store.edit('Rename', (doc) => void (doc.name = 'b'));
  store.undo();
  store.edit('Nothing', (doc) => void (doc.name = 'a'));
  expect(store.getState().past).toHaveLength(0);
  expect(store.getState().future).toHaveLength(1);
});

test('a document from elsewhere starts a new history', () => {
  const store = createEditorStore(start, () => 0);
  store.edit('Rename', (doc) => void (doc.name = 'b'));
  store.replace({ name: 'c', items: [] });
  expect(store.undo()).toBeUndefined();
  expect(store.getState().doc.name).toBe('c');
});

type Move = { kind: 'add' | 'remove' | 'swap' | 'text' | 'undo' | 'redo' | 'wait'; at: number; text: string };

const moves = fc.array(
  fc.record<Move>({
    kind: fc.constantFrom('add', 'remove', 'swap', 'text', 'undo', 'redo', 'wait'),
    at: fc.nat(7),
    text: fc.string({ maxLength: 3 }),
  }),
  { maxLength: 40 },
);

test('undoing everything gives the first document again, and doing everything again the last', () => {
  fc.assert(
    fc.property(moves, (list) => {
      let now = 0;
      const store = createEditorStore(start, () => now);
      for (const { kind, at, text } of list) {
        now += kind === 'wait' ? 1000 : 100;
        if (kind === 'undo') store.undo();
        else if (kind === 'redo') store.redo();
        else if (kind !== 'wait') {
          store.edit(
            kind,
            (doc) => {
              const index = doc.items.length === 0 ? 0 : at % doc.items.length;
              const item = doc.items[index];
              if (kind === 'add') doc.items.splice(index, 0, { id: at, text });
              else if (kind === 'remove') doc.items.splice(index, 1);
              else if (kind === 'swap') doc.items.reverse();
              else if (item !== undefined) item.text = text;
            },
            kind === 'text' ? `text ${at}` : undefined,
          );
        }
      }
      while (store.redo() !== undefined);
      const last = store.getState().doc;
      while (store.undo() !== undefined);
      expect(store.getState().doc).toEqual(start);
      while (store.redo() !== undefined);
      expect(store.getState().doc).toEqual(last);
    }),
    { seed: 20260301, numRuns: 300 },
  );
});

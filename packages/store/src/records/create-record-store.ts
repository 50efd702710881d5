// The record store: every method turns its actor into plain grants and becomes one command or one question.
import { isAppError } from '@keepwell/kernel';
import type { RecordValues } from '@keepwell/model';
import type { Actor } from '../actor.ts';
import type { Session } from '../session.ts';
import { createCursors } from './cursor.ts';
import { readHistory } from './history.ts';
import { deletedFields, deletedRecords, mostBinItems } from './list-bin.ts';
import { matchRule } from './match.ts';
import { matchValues, pickRecords } from './pick-records.ts';
import { prepareRows } from './prepare-rows.ts';
import { countSelection, getRecord, queryPage, readAnchors } from './query.ts';
import type { BinItem, RecordStore, SliceOptions, SliceWritten, WriteOptions } from './record-store.ts';
import { digestOf } from './request-key.ts';
import { summarise } from './summarise.ts';

const exportSlice = 1_000;

export function createRecordStore(
  session: Session,
  deletedDocuments: (actor: Actor) => Promise<readonly BinItem[]>,
): RecordStore {
  const cursors = createCursors(session.database.secret);
  const whole = { slice: false, answer: true } as const;

  async function slice(actor: Actor, written: Promise<SliceWritten>): Promise<SliceWritten> {
    const { operation, position, ids, refused } = await written;
    return { operation, position, ids, refused };
  }

  /** A load's rows are made ready here, while the writer writes those before; after a publish they are made ready again. */
  async function createSlice(
    actor: Actor,
    entity: string,
    rows: readonly RecordValues[],
    options: SliceOptions,
  ): Promise<SliceWritten> {
    const input = { ...options, entity, slice: true, answer: false } as const;
    const digest = options.key === undefined ? {} : { digest: digestOf([entity, rows]) };
    for (;;) {
      const acting = session.acting(actor);
      const made =
        options.dryRun === true
          ? undefined
          : prepareRows(session.catalog(), session.database.dialect, acting, entity, rows);
      if (made === undefined) return session.writeAs(acting, 'createRecords', { ...input, rows });
      try {
        return await session.writeAs(acting, 'createRecords', { ...input, ...digest, rows: [], ...made });
      } catch (thrown) {
        if (!isAppError(thrown, 'store.rows_outdated')) throw thrown;
        await session.refresh();
      }
    }
  }

  async function bin(actor: Actor, request: { readonly entity?: string }): Promise<readonly BinItem[]> {
    const entities = session.catalog().all();
    const acting = session.acting(actor);
    const lists: (readonly BinItem[])[] = [];
    for (const { entity } of entities) {
      if (request.entity !== undefined && request.entity !== entity.id) continue;
      if (acting.grants !== null && acting.grants[entity.id]?.read !== true) continue;
      lists.push(await session.ask(actor, entity.id, deletedRecords, false));
    }
    if (actor.grants.documents === 'write') {
      lists.push(await session.database.read(() => deletedFields(request.entity)));
      if (request.entity === undefined) lists.push(await deletedDocuments(actor));
    }
    return lists
      .flat()
      .sort((a, b) => b.at - a.at)
      .slice(0, mostBinItems);
  }

  return {
    query: (actor, entity, request) =>
      session.ask(actor, entity, (asking) => queryPage(asking, request, cursors), true),
    anchors: (actor, entity, request) =>
      session.ask(actor, entity, (asking) => readAnchors(asking, request, cursors), true),
    count: (actor, entity, selection) =>
      session.ask(actor, entity, (asking) => countSelection(asking, selection), true),
    match: (actor, entity, request) => session.ask(actor, entity, (asking) => matchRule(asking, request), true),
    summarise: (actor, entity, request) => session.ask(actor, entity, (asking) => summarise(asking, request), true),
    pick: (actor, entity, request) => session.ask(actor, entity, (asking) => pickRecords(asking, request), true),
    get: (actor, entity, record) => session.ask(actor, entity, (asking) => getRecord(asking, record), false),
    history: (actor, entity, record, request) =>
      session.ask(actor, entity, (asking) => readHistory(asking, record, request), false),
    matchValues: (actor, entity, field, values) =>
      session.ask(actor, entity, (asking) => matchValues(asking, field, values), true),
    async create(actor, entity, rows, options: WriteOptions = {}) {
      const { operation, position, records } = await session.write(actor, 'createRecords', {
        ...options,
        ...whole,
        entity,
        rows,
      });
      return { operation, position, records };
    },
    createSlice: (actor, entity, rows, options = {}) => slice(actor, createSlice(actor, entity, rows, options)),
    async update(actor, entity, changes, options = {}) {
      const { operation, position, records } = await session.write(actor, 'updateRecords', {
        ...options,
        ...whole,
        entity,
        changes,
      });
      return { operation, position, records };
    },
    updateSlice: (actor, entity, changes, options = {}) =>
      slice(actor, session.write(actor, 'updateRecords', { ...options, entity, changes, slice: true, answer: false })),
    bulkUpdate: (actor, entity, request, options = {}) =>
      session.write(actor, 'bulkUpdateRecords', { ...options, entity, ...request }),
    delete: (actor, entity, target, options = {}) =>
      session.write(actor, 'deleteRecords', { ...options, entity, target }),
    restore: (actor, entity, ids, options = {}) => session.write(actor, 'restoreRecords', { ...options, entity, ids }),
    undo: (actor, operation, onConflict) => session.write(actor, 'undoOperation', { operation, onConflict }),
    bin,
    async *exportRows(actor, entity, { slice: size = exportSlice, ...request }) {
      let after: string | undefined;
      for (;;) {
        const page = await this.query(actor, entity, { ...request, limit: size, after });
        if (page.records.length > 0) yield { records: page.records, titles: page.titles };
        if (page.next === null) return;
        after = page.next;
      }
    },
  };
}

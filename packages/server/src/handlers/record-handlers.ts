// Handlers of records: each hands the decoded request to the store, whose answer is the wire's.
import type { recordEndpoints } from '@keepwell/api';
import type { Json } from '@keepwell/kernel';
import type { Selection, Store } from '@keepwell/store';
import { type Named, writeExport } from '../record-export.ts';
import type { Bus } from '../bus.ts';
import type { HandlersOf } from './handler.ts';

/** A rule arrives as any JSON; its shape is the store's to judge. */
function toSelection(wire: { filter?: unknown; search?: string; sort?: Selection['sort'] }): Selection {
  return {
    ...(wire.filter === undefined ? {} : { filter: wire.filter as Json }),
    ...(wire.search === undefined ? {} : { search: wire.search }),
    ...(wire.sort === undefined ? {} : { sort: wire.sort }),
  };
}

export function createRecordHandlers(
  { records, documents }: Pick<Store, 'records' | 'documents'>,
  bus: Bus,
  timeZone: () => string,
  people: () => Promise<readonly Named[]>,
): HandlersOf<typeof recordEndpoints> {
  return {
    queryRecords: ({ params, body }, { actor }) =>
      records.query(actor, params.entity, {
        ...toSelection(body),
        limit: body.limit,
        ...(body.after === undefined ? {} : { after: body.after }),
        ...(body.fields === undefined ? {} : { fields: body.fields }),
      }),
    anchors: ({ params, body }, { actor }) =>
      records.anchors(actor, params.entity, { ...toSelection(body), every: body.every }),
    countRecords: ({ params, body }, { actor }) => records.count(actor, params.entity, toSelection(body)),
    matchRecords: ({ params, body }, { actor }) =>
      records.match(actor, params.entity, { rule: body.rule as Json, examples: body.examples }),
    summarise: ({ params, body }, { actor }) =>
      records.summarise(actor, params.entity, {
        ...toSelection(body),
        figures: body.figures,
        ...(body.groupBy === undefined ? {} : { groupBy: body.groupBy }),
      }),
    pickRecords: ({ params, body }, { actor }) => records.pick(actor, params.entity, body),
    getRecord: ({ params }, { actor }) => records.get(actor, params.entity, params.record),
    createRecords: ({ params, body }, { actor }) =>
      records.create(actor, params.entity, body.records, body.key === undefined ? {} : { key: body.key }),
    updateRecords: ({ params, body }, { actor }) =>
      records.update(actor, params.entity, body.changes, body.key === undefined ? {} : { key: body.key }),
    bulkUpdate: ({ params, body }, { actor }) =>
      records.bulkUpdate(actor, params.entity, {
        selection: toSelection(body.selection),
        values: body.values,
        ...(body.lists === undefined ? {} : { lists: body.lists }),
      }),
    deleteRecords: ({ params, body }, { actor }) =>
      records.delete(
        actor,
        params.entity,
        'ids' in body ? { ids: body.ids } : { selection: toSelection(body.selection) },
      ),
    recordHistory: ({ params, query }, { actor }) => records.history(actor, params.entity, params.record, query),
    undo: ({ params, body }, { actor }) => records.undo(actor, params.operation, body.onConflict),
    listBin: async ({ query }, { actor }) => ({ items: await records.bin(actor, query) }),
    async restoreFromBin({ body }, { actor, person }) {
      let restored = 0;
      const recordsOf = new Map<string, number[]>();
      for (const { kind, id, entity } of body.items) {
        if (kind === 'record' && entity !== null) {
          recordsOf.set(entity, [...(recordsOf.get(entity) ?? []), Number(id)]);
          continue;
        }
        const document =
          kind === 'field' && entity !== null
            ? await documents.restoreField(actor, entity, id)
            : await documents.restore(actor, id);
        await bus.announce({ topic: 'document', document: document.id, kind: document.kind, actor: person.id });
        restored += 1;
      }
      for (const [entity, ids] of recordsOf) restored += (await records.restore(actor, entity, ids)).changed;
      return { restored };
    },
    exportRecords: async ({ params, query }, visit) =>
      writeExport({ records, documents }, params.entity, query, visit.actor, {
        language: visit.language,
        timeZone: timeZone(),
        people: await people(),
      }),
  };
}

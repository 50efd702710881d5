// Records: pages, counts, figures, writes, history, undo, recycle bin.
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import {
  FieldValueSchema,
  Id,
  RecordId,
  RecordSchema,
  RuleSchema,
  SelectionSchema,
  ValuesSchema,
  WrittenSchema,
} from '../schemas.ts';

const OfEntity = Type.Object({ entity: Id });
const OptionIds = Type.Array(Id, { maxItems: 500 });
const OfRecord = Type.Object({ entity: Id, record: RecordId });
const Nullable = <S extends import('typebox').TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const CauseSchema = Type.Object({
  kind: Type.Union([
    Type.Literal('edit'),
    Type.Literal('bulk'),
    Type.Literal('import'),
    Type.Literal('undo'),
    Type.Literal('restore'),
    Type.Literal('schema'),
    Type.Literal('score'),
    Type.Literal('segment'),
  ]),
  /** The import job, the undone operation, or the document whose publishing caused it. */
  of: Type.Optional(Type.String()),
});

export const ChangeSchema = Type.Object({
  position: Type.Integer(),
  operation: Type.Integer(),
  entity: Id,
  record: RecordId,
  change: Type.Union([Type.Literal('create'), Type.Literal('update'), Type.Literal('delete'), Type.Literal('restore')]),
  at: Type.Number(),
  actor: Type.String(),
  cause: CauseSchema,
  before: ValuesSchema,
  after: ValuesSchema,
});

const Summary = Type.Union([
  Type.Literal('sum'),
  Type.Literal('average'),
  Type.Literal('min'),
  Type.Literal('max'),
  Type.Literal('filled'),
  Type.Literal('empty'),
  Type.Literal('distinct'),
]);

/** Present when a part of the filter is not SQL and was judged record by record, over at most 50,000 candidates. */
const Residual = Type.Optional(Type.Literal(true));

const UndoConflictSchema = Type.Object({
  entity: Id,
  record: RecordId,
  title: Type.String(),
  field: Type.String(),
  /** What undo would write, and what a later change wrote. */
  undone: FieldValueSchema,
  current: FieldValueSchema,
  changedBy: Type.String(),
  changedAt: Type.Number(),
});

export const recordEndpoints = {
  queryRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/query',
    summary: 'A block of records from an anchor',
    access: 'session',
    params: OfEntity,
    body: Type.Intersect([
      SelectionSchema,
      Type.Object({
        limit: Type.Integer({ minimum: 1, maximum: 1000 }),
        /** Opaque, signed; absent: from the beginning. */
        after: Type.Optional(Type.String()),
        fields: Type.Optional(Type.Array(Type.String())),
      }),
    ]),
    response: Type.Object({
      records: Type.Array(RecordSchema),
      next: Nullable(Type.String()),
      /** Position in the change log that this answer reflects. */
      position: Type.Integer(),
      /** Titles of related records in this block: entity id → record id → title. */
      titles: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
      residual: Residual,
    }),
    errors: ['store.cursor_invalid', 'store.rule_not_in_sql', 'store.field_masked'],
  }),
  anchors: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/anchors',
    summary: 'Total of a selection and the cursor before every 200th record, so that a scrollbar can jump',
    access: 'session',
    params: OfEntity,
    body: Type.Intersect([SelectionSchema, Type.Object({ every: Type.Integer({ minimum: 50, maximum: 1000 }) })]),
    response: Type.Object({
      total: Type.Integer(),
      anchors: Type.Array(Nullable(Type.String())),
      position: Type.Integer(),
      residual: Residual,
    }),
  }),
  countRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/count',
    summary: 'How many records a rule matches, of how many',
    access: 'session',
    params: OfEntity,
    body: SelectionSchema,
    response: Type.Object({ matching: Type.Integer(), total: Type.Integer(), residual: Residual }),
  }),
  matchRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/match',
    summary: 'How many records a rule matches now, with examples of both sides and why each is where it is',
    access: 'session',
    params: OfEntity,
    body: Type.Object({ rule: RuleSchema, examples: Type.Integer({ minimum: 0, maximum: 20 }) }),
    response: Type.Object({
      matching: Type.Integer(),
      total: Type.Integer(),
      examples: Type.Array(RecordSchema),
      /** Records that miss, those that fail the fewest conditions first. */
      misses: Type.Array(RecordSchema),
      /** Field id → how many of all records are empty there, for fields of the rule. */
      empties: Type.Record(Type.String(), Type.Integer()),
    }),
  }),
  summarise: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/summary',
    summary: 'Figures under the columns, for all and by group',
    access: 'session',
    params: OfEntity,
    body: Type.Intersect([
      SelectionSchema,
      Type.Object({
        figures: Type.Array(Type.Object({ field: Type.String(), summary: Summary }), { maxItems: 100 }),
        groupBy: Type.Optional(Nullable(Type.String())),
      }),
    ]),
    response: Type.Object({
      total: Type.Integer(),
      figures: Type.Array(Nullable(Type.Number())),
      groups: Type.Array(
        Type.Object({ value: FieldValueSchema, count: Type.Integer(), figures: Type.Array(Nullable(Type.Number())) }),
      ),
      /** True when there are more groups than are returned (1,000). */
      more: Type.Boolean(),
    }),
  }),
  pickRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/pick',
    summary: 'Records whose title contains the words, for a relation’s picker',
    access: 'session',
    params: OfEntity,
    body: Type.Object({ words: Type.String({ maxLength: 200 }), limit: Type.Integer({ minimum: 1, maximum: 100 }) }),
    response: Type.Object({
      records: Type.Array(Type.Object({ id: RecordId, title: Type.String() })),
      more: Type.Boolean(),
    }),
  }),
  getRecord: defineEndpoint({
    method: 'GET',
    path: '/api/entities/:entity/records/:record',
    summary: 'One record with the titles of its relations',
    access: 'session',
    params: OfRecord,
    response: Type.Object({
      record: RecordSchema,
      title: Type.String(),
      deleted: Type.Boolean(),
      titles: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
    }),
  }),
  createRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records',
    summary: 'Create one or more records, all or none',
    access: 'session',
    params: OfEntity,
    body: Type.Object({
      records: Type.Array(ValuesSchema, { minItems: 1, maxItems: 5000 }),
      /** The same key again answers with what the first call wrote. */
      key: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: WrittenSchema,
    errors: ['store.values_refused', 'store.not_unique'],
  }),
  updateRecords: defineEndpoint({
    method: 'PATCH',
    path: '/api/entities/:entity/records',
    summary:
      'Change fields of one or more records, all or none; a changed version is a conflict only where fields meet',
    access: 'session',
    params: OfEntity,
    body: Type.Object({
      changes: Type.Array(Type.Object({ id: RecordId, version: Type.Optional(Type.Integer()), values: ValuesSchema }), {
        minItems: 1,
        maxItems: 5000,
      }),
      key: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: WrittenSchema,
    errors: ['store.values_refused', 'store.not_unique', 'store.record_conflict'],
  }),
  bulkUpdate: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/bulk-update',
    summary: 'Set fields of every record of a selection, as one operation that one undo takes back',
    access: 'session',
    params: OfEntity,
    body: Type.Object({
      selection: SelectionSchema,
      values: ValuesSchema,
      /** Options added to and taken from multiple-choice fields, beside what they hold. */
      lists: Type.Optional(Type.Record(Id, Type.Object({ add: OptionIds, remove: OptionIds }))),
    }),
    response: Type.Object({ operation: Type.Integer(), changed: Type.Integer() }),
  }),
  deleteRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/records/delete',
    summary: 'Move records to the recycle bin, named one by one or by a selection',
    access: 'session',
    params: OfEntity,
    body: Type.Union([
      Type.Object({ ids: Type.Array(RecordId, { minItems: 1, maxItems: 5000 }) }),
      Type.Object({ selection: SelectionSchema }),
    ]),
    response: Type.Object({ operation: Type.Integer(), changed: Type.Integer() }),
  }),
  recordHistory: defineEndpoint({
    method: 'GET',
    path: '/api/entities/:entity/records/:record/history',
    summary: 'Changes of one record, newest first, without the fields the reader may not see',
    access: 'session',
    params: OfRecord,
    query: Type.Object({ before: Type.Optional(Type.Integer()), limit: Type.Optional(Type.Integer({ maximum: 200 })) }),
    response: Type.Object({ changes: Type.Array(ChangeSchema), more: Type.Boolean() }),
  }),
  undo: defineEndpoint({
    method: 'POST',
    path: '/api/operations/:operation/undo',
    summary: 'Take an operation back as a new change; conflicts are listed and asked about first',
    access: 'session',
    params: Type.Object({ operation: Type.Integer() }),
    body: Type.Object({
      /** `ask`: do nothing if a later change touched the same field; `skip` those fields; `overwrite` them. */
      onConflict: Type.Union([Type.Literal('ask'), Type.Literal('skip'), Type.Literal('overwrite')]),
    }),
    response: Type.Object({
      done: Type.Boolean(),
      operation: Nullable(Type.Integer()),
      changed: Type.Integer(),
      conflicts: Type.Array(UndoConflictSchema),
      /** Conflicts in all; `conflicts` holds the first 200. */
      conflictCount: Type.Integer(),
    }),
    errors: ['store.operation_gone'],
  }),
  listBin: defineEndpoint({
    method: 'GET',
    path: '/api/bin',
    summary: 'Deleted records, fields and documents that can be restored',
    access: 'session',
    query: Type.Object({ entity: Type.Optional(Id) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: Type.Union([Type.Literal('record'), Type.Literal('field'), Type.Literal('document')]),
          id: Type.String(),
          entity: Nullable(Id),
          title: Type.String(),
          at: Type.Number(),
          by: Type.String(),
          /** Values a field holds, records an entity holds. */
          size: Nullable(Type.Integer()),
        }),
      ),
    }),
  }),
  restoreFromBin: defineEndpoint({
    method: 'POST',
    path: '/api/bin/restore',
    summary: 'Bring records, a field (into the draft) or a document back',
    access: 'session',
    body: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: Type.Union([Type.Literal('record'), Type.Literal('field'), Type.Literal('document')]),
          id: Type.String(),
          entity: Nullable(Id),
        }),
        { minItems: 1, maxItems: 5000 },
      ),
    }),
    response: Type.Object({ restored: Type.Integer() }),
  }),
  exportRecords: defineEndpoint({
    method: 'GET',
    path: '/api/entities/:entity/records.csv',
    summary: 'The records of a selection as a CSV file that imports back without loss',
    access: 'session',
    params: OfEntity,
    query: Type.Object({
      /** JSON text of a selection. */
      selection: Type.Optional(Type.String()),
      fields: Type.Optional(Type.String()),
    }),
    transport: 'download',
  }),
};

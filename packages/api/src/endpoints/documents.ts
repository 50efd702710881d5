// Definitions: apps, entities, views. Draft, plan, publish, history, restore, used by, delete.
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { FieldValueSchema, Id, IssueSchema, RecordId, TextSchema } from '../schemas.ts';

const ById = Type.Object({ id: Id });
const Nullable = <S extends import('typebox').TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const DocumentSchema = Type.Object({
  id: Id,
  kind: Type.String(),
  app: Nullable(Id),
  /** Compare-and-set token: a write names the one it was made on. */
  token: Type.Integer(),
  draft: Nullable(Type.Object({ body: Type.Unknown(), updatedAt: Type.Number(), updatedBy: Type.String() })),
  published: Nullable(
    Type.Object({
      revision: Type.Integer(),
      body: Type.Unknown(),
      publishedAt: Type.Number(),
      publishedBy: Type.String(),
    }),
  ),
});

export const DiffLineSchema = Type.Object({
  path: Type.Array(Type.Union([Type.String(), Type.Number()])),
  change: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed'), Type.Literal('moved')]),
  sentence: TextSchema,
  was: Type.Optional(TextSchema),
  now: Type.Optional(TextSchema),
});

export const UseSchema = Type.Object({
  document: Id,
  kind: Type.String(),
  title: TextSchema,
  as: Type.String(),
  field: Nullable(Type.String()),
});

/** What publishing an entity's draft would do to its records. */
export const PlanSchema = Type.Object({
  /** Names exactly this plan; publishing repeats it, so that nothing else than what was shown happens. */
  digest: Type.String(),
  records: Type.Integer(),
  lines: Type.Array(DiffLineSchema),
  /** Type changes with what becomes of the values. */
  conversions: Type.Array(
    Type.Object({
      field: Type.String(),
      from: Type.String(),
      to: Type.String(),
      converted: Type.Integer(),
      /** Values that cannot be kept; the old text stays in each record's history. */
      emptied: Type.Integer(),
      empty: Type.Integer(),
      examples: Type.Array(Type.Object({ before: Type.String(), after: Type.String() })),
      exceptions: Type.Array(
        Type.Object({ record: RecordId, title: Type.String(), before: Type.String(), reason: TextSchema }),
      ),
    }),
  ),
  /** Fields that go to the recycle bin, with how many records hold a value. */
  removed: Type.Array(Type.Object({ field: Type.String(), filled: Type.Integer() })),
  /** Values that stand in the way of a new unique or required rule. */
  obstacles: Type.Array(
    Type.Object({
      field: Type.String(),
      obstacle: Type.Union([Type.Literal('duplicate'), Type.Literal('missing')]),
      records: Type.Integer(),
      examples: Type.Array(Type.Object({ record: RecordId, title: Type.String(), value: FieldValueSchema })),
    }),
  ),
  /** Other documents that stop working, each of which blocks publishing until it is changed. */
  broken: Type.Array(UseSchema),
  issues: Type.Array(IssueSchema),
});

export const documentEndpoints = {
  listDocuments: defineEndpoint({
    method: 'GET',
    path: '/api/documents',
    summary: 'Documents of a kind (and app); personal views only of the reader',
    access: 'session',
    query: Type.Object({ kind: Type.String(), app: Type.Optional(Id), entity: Type.Optional(Id) }),
    response: Type.Object({ documents: Type.Array(DocumentSchema) }),
  }),
  getDocument: defineEndpoint({
    method: 'GET',
    path: '/api/documents/:id',
    summary: 'One document with draft and published revision',
    access: 'session',
    params: ById,
    response: DocumentSchema,
  }),
  createDocument: defineEndpoint({
    method: 'POST',
    path: '/api/documents',
    summary: 'Create a document as a draft, or published at once',
    access: 'session',
    body: Type.Object({
      kind: Type.String(),
      app: Nullable(Id),
      body: Type.Unknown(),
      publish: Type.Boolean(),
      /** Chosen by the client so that a second click creates nothing twice. */
      id: Type.Optional(Id),
    }),
    response: DocumentSchema,
  }),
  saveDraft: defineEndpoint({
    method: 'PUT',
    path: '/api/documents/:id/draft',
    summary: 'Save the draft; a stale token is answered with a conflict that carries both bodies',
    access: 'session',
    params: ById,
    body: Type.Object({ token: Type.Integer(), body: Type.Unknown() }),
    response: DocumentSchema,
    errors: ['store.document_conflict'],
  }),
  discardDraft: defineEndpoint({
    method: 'DELETE',
    path: '/api/documents/:id/draft',
    summary: 'Throw the draft away (it stays in the history)',
    access: 'session',
    params: ById,
    query: Type.Object({ token: Type.Integer() }),
    response: DocumentSchema,
  }),
  planDocument: defineEndpoint({
    method: 'POST',
    path: '/api/documents/:id/plan',
    summary: 'What publishing the draft would do',
    access: 'session',
    params: ById,
    response: PlanSchema,
  }),
  planExceptions: defineEndpoint({
    method: 'GET',
    path: '/api/documents/:id/plan/exceptions.csv',
    summary: 'Every value of a field that publishing the draft could not keep, with its record and the reason',
    access: 'session',
    params: ById,
    query: Type.Object({ field: Id }),
    transport: 'download',
  }),
  publishDocument: defineEndpoint({
    method: 'POST',
    path: '/api/documents/:id/publish',
    summary: 'Publish the draft as the next revision',
    access: 'session',
    params: ById,
    body: Type.Object({
      token: Type.Integer(),
      digest: Type.Optional(Type.String()),
      /** Values for records whose old value could not be converted: field id → record id → value. */
      repairs: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), FieldValueSchema))),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    response: DocumentSchema,
    errors: ['store.document_conflict', 'store.plan_changed', 'store.publish_refused'],
  }),
  listRevisions: defineEndpoint({
    method: 'GET',
    path: '/api/documents/:id/revisions',
    summary: 'Published revisions, newest first, each with its difference to the one before in words',
    access: 'session',
    params: ById,
    response: Type.Object({
      revisions: Type.Array(
        Type.Object({
          revision: Type.Integer(),
          at: Type.Number(),
          by: Type.String(),
          note: Nullable(Type.String()),
          lines: Type.Array(DiffLineSchema),
        }),
      ),
    }),
  }),
  restoreRevision: defineEndpoint({
    method: 'POST',
    path: '/api/documents/:id/restore',
    summary: 'Make the body of an old revision the draft',
    access: 'session',
    params: ById,
    body: Type.Object({ revision: Type.Integer(), token: Type.Integer() }),
    response: DocumentSchema,
    errors: ['store.document_conflict'],
  }),
  listUses: defineEndpoint({
    method: 'GET',
    path: '/api/documents/:id/uses',
    summary: 'Documents that refer to this one or to one of its fields',
    access: 'session',
    params: ById,
    query: Type.Object({ field: Type.Optional(Type.String()) }),
    response: Type.Object({ uses: Type.Array(UseSchema) }),
  }),
  planDeletion: defineEndpoint({
    method: 'GET',
    path: '/api/documents/:id/deletion',
    summary: 'What deleting a document would take along, what would let go of it, and what stands in the way',
    access: 'session',
    params: ById,
    response: Type.Object({
      follow: Type.Array(UseSchema),
      release: Type.Array(UseSchema),
      refuse: Type.Array(UseSchema),
    }),
  }),
  deleteDocument: defineEndpoint({
    method: 'DELETE',
    path: '/api/documents/:id',
    summary: 'Move a document to the recycle bin, as planned; refused with the list of uses while others need it',
    access: 'session',
    params: ById,
    query: Type.Object({ token: Type.Integer() }),
    errors: ['store.document_in_use', 'store.document_conflict'],
  }),
};

// Segments and tierings beyond their documents: who is in them since when and why, how large they were, what a draft would do.
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { FieldValueSchema, Id, IssueSchema, RecordSchema, RuleSchema } from '../schemas.ts';

const BySegment = Type.Object({ segment: Id });
const Nullable = <Schema extends ReturnType<typeof Type.Number> | ReturnType<typeof Type.Integer>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const StateSchema = Type.Object({
  segment: Id,
  entity: Id,
  revision: Nullable(Type.Integer()),
  /** Of all records: `in`, or the id of a tier. Null: not filled yet, or not every row may be seen. */
  parts: Type.Union([Type.Array(Type.Object({ part: Type.String(), size: Type.Integer() })), Type.Null()]),
  at: Nullable(Type.Number()),
  /** Milliseconds of the last refresh. */
  took: Nullable(Type.Number()),
  /** Time of the oldest change that has not been looked at. */
  lateSince: Nullable(Type.Number()),
  running: Type.Union([
    Type.Object({ done: Type.Integer(), total: Type.Integer(), reason: Type.String() }),
    Type.Null(),
  ]),
});

const ReasonSchema = Type.Object({
  cause: Type.String(),
  /** What changed, of the fields that the rules read. */
  fields: Type.Array(Type.Object({ entity: Id, field: Id, before: FieldValueSchema, after: FieldValueSchema })),
});

const DifferenceSchema = Type.Object({ difference: Type.Number(), low: Type.Number(), high: Type.Number() });

export const segmentEndpoints = {
  listSegmentStates: defineEndpoint({
    method: 'GET',
    path: '/api/segments',
    summary: 'Published segments and tierings: sizes, and whether they are up to date',
    access: 'session',
    response: Type.Object({ states: Type.Array(StateSchema) }),
  }),
  segmentState: defineEndpoint({
    method: 'GET',
    path: '/api/segments/:segment/state',
    summary: 'Sizes of a segment’s parts, and whether it is up to date',
    access: 'session',
    params: BySegment,
    response: StateSchema,
    errors: ['store.document_not_found', 'store.field_masked'],
  }),
  segmentSizes: defineEndpoint({
    method: 'GET',
    path: '/api/segments/:segment/sizes',
    summary: 'Size, entries and exits on the days on which they changed, since an instant',
    access: 'session',
    params: BySegment,
    query: Type.Object({ since: Type.Optional(Type.Number({ default: 0 })) }),
    response: Type.Object({
      points: Type.Array(
        Type.Object({
          part: Type.String(),
          /** Days since 1970-01-01 in the organisation’s time zone. */
          day: Type.Integer(),
          size: Type.Integer(),
          entered: Type.Integer(),
          departed: Type.Integer(),
        }),
      ),
    }),
  }),
  segmentMoves: defineEndpoint({
    method: 'GET',
    path: '/api/segments/:segment/moves',
    summary: 'How many records came and went since an instant, by part',
    access: 'session',
    params: BySegment,
    query: Type.Object({ since: Type.Number() }),
    response: Type.Object({
      parts: Type.Array(Type.Object({ part: Type.String(), entered: Type.Integer(), departed: Type.Integer() })),
    }),
  }),
  segmentMembers: defineEndpoint({
    method: 'POST',
    path: '/api/segments/:segment/members',
    summary: 'Who is in it, who came or who went, latest first, each with the reason',
    access: 'session',
    params: BySegment,
    body: Type.Object({
      list: Type.Union([Type.Literal('members'), Type.Literal('entered'), Type.Literal('departed')]),
      part: Type.String({ maxLength: 64 }),
      since: Type.Optional(Type.Number()),
      limit: Type.Integer({ minimum: 1, maximum: 200 }),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
      fields: Type.Array(Id, { maxItems: 40 }),
    }),
    response: Type.Object({
      members: Type.Array(
        Type.Object({
          record: RecordSchema,
          title: Type.String(),
          part: Type.Union([Type.String(), Type.Null()]),
          at: Type.Number(),
          reason: ReasonSchema,
        }),
      ),
      titles: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
      more: Type.Boolean(),
    }),
  }),
  recordSegments: defineEndpoint({
    method: 'GET',
    path: '/api/entities/:entity/records/:record/segments',
    summary: 'The segments and tiers one record is in, since when and why',
    access: 'session',
    params: Type.Object({ entity: Id, record: Type.Integer({ minimum: 1 }) }),
    response: Type.Object({
      memberships: Type.Array(
        Type.Object({ segment: Id, part: Type.String(), since: Type.Number(), reason: ReasonSchema }),
      ),
    }),
    errors: ['store.entity_not_found'],
  }),
  previewSegment: defineEndpoint({
    method: 'POST',
    path: '/api/segments/preview',
    summary: 'What a draft would do to the records of today: sizes, who comes and who goes',
    access: 'session',
    body: Type.Object({
      kind: Type.Union([Type.Literal('segment'), Type.Literal('tiering')]),
      segment: Type.Union([Id, Type.Null()]),
      definition: Type.Unknown(),
    }),
    response: Type.Object({
      issues: Type.Array(IssueSchema),
      total: Type.Integer(),
      parts: Type.Array(Type.Object({ part: Type.String(), before: Type.Integer(), after: Type.Integer() })),
      entering: Type.Integer(),
      leaving: Type.Integer(),
      empties: Type.Array(Type.Object({ field: Id, count: Type.Integer() })),
    }),
  }),
  compareRecords: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/compare',
    summary: 'Two sets of records field by field, the clearest difference first',
    access: 'session',
    params: Type.Object({ entity: Id }),
    body: Type.Object({ these: RuleSchema, those: RuleSchema, fields: Type.Array(Id, { maxItems: 200 }) }),
    response: Type.Object({
      fields: Type.Array(
        Type.Object({
          field: Id,
          option: Type.Union([Type.String(), Type.Null()]),
          statistic: Type.Union([Type.Literal('share'), Type.Literal('mean'), Type.Literal('median')]),
          these: Nullable(Type.Number()),
          those: Nullable(Type.Number()),
          /** These minus those, with its 95 % interval. */
          difference: Type.Union([DifferenceSchema, Type.Null()]),
          isClear: Type.Boolean(),
          filled: Type.Object({ these: Type.Integer(), those: Type.Integer() }),
        }),
      ),
    }),
    errors: ['store.rule_not_in_sql', 'store.field_masked'],
  }),
} as const;

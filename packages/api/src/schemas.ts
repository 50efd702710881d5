// Shapes that several endpoints share.
import { EntitySchema, type FieldValue, LabelsSchema, SortSchema } from '@keepwell/model';
import { Type, type Static } from 'typebox';

export const Id = Type.String({ minLength: 1, maxLength: 64 });
export const RecordId = Type.Integer({ minimum: 1 });
export const LanguageSchema = Type.Union([Type.Literal('zh'), Type.Literal('en')]);
/** Text of the product, in both languages. */
export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });
/** JSON-Logic; null means no condition. */
export const RuleSchema = Type.Unknown();

export const IssueSchema = Type.Object({
  code: Type.String(),
  path: Type.Array(Type.Union([Type.String(), Type.Number()])),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** The sentence in the language of the request; in problems only. */
  message: Type.Optional(Type.String()),
});

/** RFC 9457 problem details. `title` and `detail` are written in the language of the request. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  code: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  issues: Type.Array(IssueSchema),
  /** Data for the screen, for example both sides of a conflict. */
  data: Type.Optional(Type.Unknown()),
  requestId: Type.Optional(Type.String()),
});
export type Problem = Static<typeof ProblemSchema>;

/** One schema of several types: of a union, every branch ahead of the right one makes an error first (7 % of a request that creates). */
export const FieldValueSchema = Type.Unsafe<FieldValue>({
  type: ['null', 'boolean', 'number', 'string', 'array'],
  items: { type: 'string' },
});
/** By field id. */
export const ValuesSchema = Type.Unsafe<Record<string, FieldValue>>({
  type: 'object',
  additionalProperties: FieldValueSchema,
});

export const RecordSchema = Type.Object({
  id: RecordId,
  version: Type.Integer(),
  createdAt: Type.Number(),
  createdBy: Type.String(),
  updatedAt: Type.Number(),
  updatedBy: Type.String(),
  values: ValuesSchema,
  masked: Type.Optional(Type.Array(Type.String())),
});
export type RecordView = Static<typeof RecordSchema>;

/** Which records: a rule, an order, and words to search for in text fields. */
export const SelectionSchema = Type.Object({
  filter: Type.Optional(RuleSchema),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.Array(SortSchema, { maxItems: 8 })),
});
export type Selection = Static<typeof SelectionSchema>;

/** What a write did: `operation` can be undone as a whole. */
export const WrittenSchema = Type.Object({
  operation: Type.Integer(),
  /** Position in the change log after the write. */
  position: Type.Integer(),
  records: Type.Array(RecordSchema),
});

export const JobSchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ]),
  done: Type.Integer(),
  total: Type.Union([Type.Integer(), Type.Null()]),
  startedAt: Type.Union([Type.Number(), Type.Null()]),
  finishedAt: Type.Union([Type.Number(), Type.Null()]),
  /** What came out, by kind of job; or the problem that ended it. */
  result: Type.Optional(Type.Unknown()),
  problem: Type.Optional(
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Unknown()),
      /** The sentence of the code, with `{name}` for params. */
      message: Type.Optional(TextSchema),
    }),
  ),
});
export type Job = Static<typeof JobSchema>;

export const EntityWithIdSchema = Type.Intersect([
  EntitySchema,
  Type.Object({ id: Id, app: Id, revision: Type.Integer() }),
]);

export { LabelsSchema };

// ViewDefinition: a saved way to look at an entity's records: filter, sort, columns, grouping.
import { Type, type Static } from 'typebox';
import { LabelsSchema } from './entity.ts';

export const SortSchema = Type.Object({
  field: Type.String(),
  direction: Type.Union([Type.Literal('asc'), Type.Literal('desc')]),
});
export type Sort = Static<typeof SortSchema>;

export const ViewColumnSchema = Type.Object({
  field: Type.String(),
  width: Type.Optional(Type.Integer({ minimum: 48, maximum: 1200 })),
  /** Figure under the column and beside each group. */
  summary: Type.Optional(
    Type.Union([
      Type.Literal('sum'),
      Type.Literal('average'),
      Type.Literal('min'),
      Type.Literal('max'),
      Type.Literal('filled'),
      Type.Literal('empty'),
      Type.Literal('distinct'),
    ]),
  ),
});
export type ViewColumn = Static<typeof ViewColumnSchema>;

export const ViewSchema = Type.Object({
  entity: Type.String(),
  labels: LabelsSchema,
  /** JSON-Logic; null: all records. */
  filter: Type.Unknown(),
  sort: Type.Array(SortSchema, { maxItems: 8 }),
  /** Columns shown, in order; the title field always stands first. Empty: all fields. */
  columns: Type.Array(ViewColumnSchema, { maxItems: 400 }),
  groupBy: Type.Union([Type.String(), Type.Null()]),
  /** A personal view belongs to its owner (user id); null: everybody's. */
  owner: Type.Union([Type.String(), Type.Null()]),
});
export type ViewDefinition = Static<typeof ViewSchema>;

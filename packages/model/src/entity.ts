// EntityDefinition: the authored document of one kind of record (工作表) and its fields.
import { Type, type Static } from 'typebox';

export const LabelsSchema = Type.Object({
  zh: Type.Optional(Type.String({ maxLength: 120 })),
  en: Type.Optional(Type.String({ maxLength: 120 })),
});
export type Labels = Static<typeof LabelsSchema>;

export const FieldSchema = Type.Object({
  /** Immutable: rules, views and columns refer to it. */
  id: Type.String({ pattern: '^f_[0-9a-z]{1,32}$' }),
  /** Free to change: the name in files, API payloads and variables; unique in its entity. */
  key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
  type: Type.String(),
  labels: LabelsSchema,
  help: Type.Optional(LabelsSchema),
  /** Settings of the type; checked against its `optionsSchema`. */
  options: Type.Record(Type.String(), Type.Unknown()),
  required: Type.Boolean(),
  unique: Type.Boolean(),
  indexed: Type.Boolean(),
  /** Value of a new record: a rule (JSON-Logic) without fields, or a constant. Absent: empty. */
  default: Type.Optional(Type.Unknown()),
  /** Heading under which designer and record page list the field. */
  group: Type.Optional(LabelsSchema),
});
export type FieldDefinition = Static<typeof FieldSchema>;

export const EntitySchema = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
  labels: LabelsSchema,
  /** Name of a lucide icon. */
  icon: Type.String({ maxLength: 40 }),
  /** The field that names a record in links and headings; null: the record's number. */
  titleField: Type.Union([Type.String(), Type.Null()]),
  /** The person who looks after a record: whose home page shows it. Absent or null: nobody in particular. */
  ownerField: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  fields: Type.Array(FieldSchema, { maxItems: 400 }),
});
export type EntityDefinition = Static<typeof EntitySchema>;

/** An entity as a published document: its immutable id names the table. */
export interface Entity extends EntityDefinition {
  readonly id: string;
  readonly app: string;
  /** Revision of the published document. */
  readonly revision: number;
}

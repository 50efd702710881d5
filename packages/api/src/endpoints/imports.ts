// Imports: upload, what the file is, mapping, dry run, run, cancel, the rows that did not go in.
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { Id, JobSchema, LabelsSchema, TextSchema } from '../schemas.ts';

const ById = Type.Object({ id: Id });
const Nullable = <S extends import('typebox').TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const DialectSchema = Type.Object({
  encoding: Type.Union([
    Type.Literal('utf-8'),
    Type.Literal('gb18030'),
    Type.Literal('utf-16le'),
    Type.Literal('utf-16be'),
    Type.Literal('windows-1252'),
  ]),
  delimiter: Type.String({ minLength: 1, maxLength: 1 }),
  quote: Type.String({ minLength: 1, maxLength: 1 }),
  /** 1-based line of the header; 0: the file has none. */
  headerRow: Type.Integer({ minimum: 0, maximum: 100 }),
});

export const ColumnSchema = Type.Object({
  index: Type.Integer(),
  name: Type.String(),
  /** Inferred from the whole column. */
  type: Type.String(),
  options: Type.Record(Type.String(), Type.Unknown()),
  filled: Type.Integer(),
  empty: Type.Integer(),
  distinct: Nullable(Type.Integer()),
  /** No value occurs twice and none is missing. */
  unique: Type.Boolean(),
  samples: Type.Array(Type.String()),
  /** What a person should know: long digit strings kept as text, two ways of writing dates… */
  notes: Type.Array(Type.Intersect([TextSchema, Type.Object({ calm: Type.Optional(Type.Literal(true)) })])),
  /** How texts of this column are read where one cell alone does not say. */
  reading: Type.Object({
    dateOrder: Type.Optional(Type.Union([Type.Literal('dayFirst'), Type.Literal('monthFirst')])),
    decimalComma: Type.Optional(Type.Boolean()),
  }),
});

export const FileFactsSchema = Type.Object({
  name: Type.String(),
  bytes: Type.Integer(),
  rows: Type.Integer(),
  dialect: DialectSchema,
  /** Why each part of the dialect was chosen. */
  evidence: Type.Object({ encoding: TextSchema, delimiter: TextSchema, headerRow: TextSchema }),
  /** The first lines as they stand, decoded. */
  lines: Type.Array(Type.String()),
  columns: Type.Array(ColumnSchema),
});

export const MappingSchema = Type.Object({
  target: Type.Union([
    Type.Object({ entity: Id }),
    Type.Object({ newEntity: Type.Object({ app: Nullable(Id), labels: LabelsSchema, key: Type.String() }) }),
  ]),
  columns: Type.Array(
    Type.Object({
      index: Type.Integer(),
      /** An existing field, a new one, or null: not imported. */
      field: Nullable(
        Type.Union([
          Type.Object({ id: Id }),
          Type.Object({
            type: Type.String(),
            options: Type.Record(Type.String(), Type.Unknown()),
            labels: LabelsSchema,
            key: Type.String(),
            unique: Type.Boolean(),
          }),
        ]),
      ),
    }),
  ),
  /** Column whose value finds an existing record; null: every row is new. */
  matchColumn: Nullable(Type.Integer()),
  onMatch: Type.Union([Type.Literal('update'), Type.Literal('skip')]),
  /** Texts that are no option yet become options. */
  addOptions: Type.Boolean(),
});

export const ProblemRowSchema = Type.Object({
  line: Type.Integer(),
  column: Nullable(Type.String()),
  value: Type.String(),
  reason: TextSchema,
  suggestion: TextSchema,
});

export const OutcomeSchema = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  skipped: Type.Integer(),
  /** Rows with a problem; `problems` holds the first 200. */
  refused: Type.Integer(),
  problems: Type.Array(ProblemRowSchema),
  milliseconds: Type.Number(),
  entity: Nullable(Id),
  operation: Nullable(Type.Integer()),
});

export const ImportSchema = Type.Object({
  id: Id,
  facts: FileFactsSchema,
  mapping: MappingSchema,
  dryRun: Nullable(Type.Object({ job: JobSchema, outcome: Nullable(OutcomeSchema) })),
  run: Nullable(Type.Object({ job: JobSchema, outcome: Nullable(OutcomeSchema) })),
});

export const importEndpoints = {
  uploadFile: defineEndpoint({
    method: 'POST',
    path: '/api/imports',
    summary: 'Send a CSV or TSV file (raw bytes); answers with what it seems to be and a proposed mapping',
    access: 'session',
    transport: 'file',
    query: Type.Object({ name: Type.String({ maxLength: 255 }), entity: Type.Optional(Id), app: Type.Optional(Id) }),
    response: ImportSchema,
    errors: ['exchange.file_empty', 'exchange.file_not_text', 'exchange.file_too_large'],
  }),
  getImport: defineEndpoint({
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'The state of an import',
    access: 'session',
    params: ById,
    response: ImportSchema,
  }),
  setDialect: defineEndpoint({
    method: 'PUT',
    path: '/api/imports/:id/dialect',
    summary: 'Correct encoding, delimiter or header row; the file is read again',
    access: 'session',
    params: ById,
    body: DialectSchema,
    response: ImportSchema,
  }),
  setMapping: defineEndpoint({
    method: 'PUT',
    path: '/api/imports/:id/mapping',
    summary: 'Say which column goes into which field',
    access: 'session',
    params: ById,
    body: MappingSchema,
    response: ImportSchema,
  }),
  dryRun: defineEndpoint({
    method: 'POST',
    path: '/api/imports/:id/dry-run',
    summary: 'Judge every row without writing any',
    access: 'session',
    params: ById,
    response: ImportSchema,
  }),
  runImport: defineEndpoint({
    method: 'POST',
    path: '/api/imports/:id/run',
    summary: 'Write the good rows; a second call answers with the run that is going on',
    access: 'session',
    params: ById,
    response: ImportSchema,
  }),
  cancelImport: defineEndpoint({
    method: 'POST',
    path: '/api/imports/:id/cancel',
    summary: 'Stop; what was written is taken back',
    access: 'session',
    params: ById,
    response: ImportSchema,
  }),
  refusedRows: defineEndpoint({
    method: 'GET',
    path: '/api/imports/:id/refused.csv',
    summary: 'The rows that did not go in, with line, reason and suggestion in the reader’s language',
    access: 'session',
    params: ById,
    query: Type.Object({ language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
    transport: 'download',
  }),
};

// Health models beyond their documents: what a draft would do, where a run stands, why a record has its score.
import { ReviewAskedSchema, ReviewFiguresSchema, SeenFiguresSchema } from '@keepwell/health';
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { Id, IssueSchema, RecordId } from '../schemas.ts';

const ByModel = Type.Object({ model: Id });
const ByRecord = Type.Object({ model: Id, record: RecordId });
const Nullable = <Schema extends ReturnType<typeof Type.Number> | ReturnType<typeof Type.Integer>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const BandCountSchema = Type.Object({ band: Type.String(), before: Type.Integer(), after: Type.Integer() });

const MoverSchema = Type.Object({
  record: RecordId,
  title: Type.String(),
  before: Type.Number(),
  after: Type.Number(),
  bandBefore: Type.String(),
  bandAfter: Type.String(),
});

/** A field of the entity, or of a record it relates to: `f_company.f_size`. */
const Path = Type.String({ minLength: 1, maxLength: 129 });

const FactsSchema = Type.Object({
  field: Path,
  facts: Type.Object({
    filled: Type.Integer(),
    missing: Type.Integer(),
    quantiles: Type.Array(Type.Number()),
    shares: Type.Record(Type.String(), Type.Number()),
    auc: Type.Optional(Nullable(Type.Number())),
    lossRates: Type.Optional(Type.Record(Type.String(), Type.Number())),
  }),
  histogram: Type.Array(Type.Object({ from: Type.Number(), to: Type.Number(), count: Type.Integer() })),
  /** Today's values as a full run would freeze them; null: no numbers. */
  distribution: Type.Union([
    Type.Object({
      size: Type.Integer(),
      knots: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
      median: Type.Number(),
      mad: Type.Number(),
    }),
    Type.Null(),
  ]),
  separation: Type.Union([Type.Object({ auc: Type.Number(), low: Type.Number(), high: Type.Number() }), Type.Null()]),
  /** Who has a value, of the lost and of the kept. */
  filledByOutcome: Type.Union([
    Type.Object({
      lost: Type.Integer(),
      kept: Type.Integer(),
      filledLost: Type.Integer(),
      filledKept: Type.Integer(),
    }),
    Type.Null(),
  ]),
  /** Of the records that an edit made lost: how many had the field changed in that moment or later. */
  laterChanges: Type.Union([Type.Object({ records: Type.Integer(), later: Type.Integer() }), Type.Null()]),
});

/** The receipt is described in docs/reference/receipt.md; whoever verifies it reads it whole. */
const ReceiptSchema = Type.Object({ receipt: Type.Unknown() });

const VerdictSchema = Type.Union([Type.Literal('approved'), Type.Literal('rejected')]);

const SignOffSchema = Type.Object({
  id: Id,
  model: Id,
  revision: Type.Integer(),
  by: Type.String(),
  at: Type.Number(),
  verdict: VerdictSchema,
  note: Type.Union([Type.String(), Type.Null()]),
  /** As counted when it was signed; null for whoever may not see the outcome or not all records. */
  figures: Type.Union([ReviewFiguresSchema, Type.Null()]),
});

export const healthEndpoints = {
  modelState: defineEndpoint({
    method: 'GET',
    path: '/api/health/models/:model/state',
    summary: 'Revision and time of the scores in use, and how far a full run is',
    access: 'session',
    params: ByModel,
    response: Type.Object({
      model: Id,
      revision: Nullable(Type.Integer()),
      at: Nullable(Type.Number()),
      running: Type.Union([
        Type.Object({
          revision: Type.Integer(),
          done: Type.Integer(),
          total: Type.Integer(),
          reason: Type.String(),
        }),
        Type.Null(),
      ]),
      waiting: Type.Integer(),
    }),
  }),
  previewModel: defineEndpoint({
    method: 'POST',
    path: '/api/health/preview',
    summary: 'What a draft would do to the records of today: bands before and after, and who moves',
    access: 'session',
    body: Type.Object({ model: Type.Union([Id, Type.Null()]), definition: Type.Unknown() }),
    response: Type.Object({
      issues: Type.Array(IssueSchema),
      total: Type.Integer(),
      bands: Type.Array(BandCountSchema),
      moving: Type.Integer(),
      movers: Type.Array(MoverSchema),
    }),
  }),
  fieldFacts: defineEndpoint({
    method: 'POST',
    path: '/api/entities/:entity/facts',
    summary:
      'What is known of fields today, own and related: filled, quantiles, histogram, how well each tells the lost from the kept, and signs that it was recorded after the loss',
    access: 'session',
    params: Type.Object({ entity: Id }),
    body: Type.Object({
      fields: Type.Array(Path, { maxItems: 200 }),
      /** JSON-Logic: who is lost. */
      label: Type.Optional(Type.Unknown()),
      /** JSON-Logic: only the records it holds for, such as the half that a model is built on. */
      where: Type.Optional(Type.Unknown()),
    }),
    response: Type.Object({ fields: Type.Array(FactsSchema) }),
  }),
  publishModel: defineEndpoint({
    method: 'POST',
    path: '/api/health/models/:model/publish',
    summary: 'Publish a health model: its score and band become fields, and every record is scored',
    access: 'session',
    params: ByModel,
    body: Type.Object({ token: Type.Integer(), note: Type.Optional(Type.String({ maxLength: 500 })) }),
    response: Type.Object({ revision: Type.Integer(), token: Type.Integer() }),
    errors: ['store.document_conflict', 'store.document_refused'],
  }),
  tryModel: defineEndpoint({
    method: 'POST',
    path: '/api/health/try/:record',
    summary: 'The receipt that a draft would give one record',
    access: 'session',
    params: Type.Object({ record: RecordId }),
    body: Type.Object({ definition: Type.Unknown() }),
    response: ReceiptSchema,
    errors: ['store.document_refused', 'store.record_not_found'],
  }),
  reviewModel: defineEndpoint({
    method: 'POST',
    path: '/api/health/models/:model/review',
    summary: 'Records by score and outcome: what every threshold would have alerted, right and wrong',
    access: 'session',
    params: ByModel,
    body: Type.Object({
      /** JSON-Logic: who is lost. */
      label: Type.Unknown(),
      /** JSON-Logic: only the records it holds for, such as the half that the model was not built on. */
      where: Type.Optional(Type.Unknown()),
      /** Field that splits the records, such as a choice. */
      by: Type.Optional(Id),
    }),
    response: Type.Object({
      counts: Type.Array(
        Type.Object({
          part: Type.Union([Type.String(), Type.Null()]),
          units: Type.Integer(),
          label: Type.Boolean(),
          count: Type.Integer(),
        }),
      ),
    }),
    errors: ['store.not_scored'],
  }),
  signOffModel: defineEndpoint({
    method: 'POST',
    path: '/api/health/models/:model/sign-offs',
    summary: 'Approve or reject the published revision by its review; the figures are counted anew and kept with it',
    access: 'session',
    params: ByModel,
    body: Type.Object({
      /** Chosen by the client so that a second click signs nothing twice. */
      id: Type.Optional(Id),
      revision: Type.Integer({ minimum: 1 }),
      verdict: VerdictSchema,
      /** At most 1,000 characters; a rejection needs one. */
      note: Type.Union([Type.String(), Type.Null()]),
      asked: ReviewAskedSchema,
      /** What the reviewer saw. It is never kept: when it is not what is counted now, nothing is signed. */
      seen: SeenFiguresSchema,
    }),
    response: SignOffSchema,
    errors: [
      'store.revision_not_found',
      'store.sign_off_outdated',
      'store.not_scored',
      'store.sign_off_note_long',
      'store.sign_off_note_missing',
      'store.sign_off_empty',
      'store.figures_changed',
    ],
  }),
  modelSignOffs: defineEndpoint({
    method: 'GET',
    path: '/api/health/models/:model/sign-offs',
    summary: 'Who signed which revision with which figures, newest first',
    access: 'session',
    params: ByModel,
    response: Type.Object({ signOffs: Type.Array(SignOffSchema) }),
  }),
  scoreReasons: defineEndpoint({
    method: 'POST',
    path: '/api/health/models/:model/reasons',
    summary: 'Why some records have their bands: since when, and what costs the most points',
    access: 'session',
    params: ByModel,
    body: Type.Object({ records: Type.Array(RecordId, { maxItems: 100 }) }),
    response: Type.Object({
      reasons: Type.Array(
        Type.Object({
          record: RecordId,
          since: Type.Union([Type.Number(), Type.Null()]),
          /** A person's word that is shown instead of the model's. */
          override: Type.Union([Type.Object({ reason: Type.String(), by: Type.String() }), Type.Null()]),
          drivers: Type.Array(
            Type.Object({
              /** Id of an indicator or group of the model. */
              node: Id,
              points: Type.Number(),
              values: Type.Record(Type.String(), Type.Unknown()),
            }),
          ),
        }),
      ),
    }),
    errors: ['store.not_scored'],
  }),
  scoreReceipt: defineEndpoint({
    method: 'GET',
    path: '/api/health/models/:model/records/:record/receipt',
    summary: 'Everything a score is made of; anyone can recompute it from this alone',
    access: 'session',
    params: ByRecord,
    response: ReceiptSchema,
    errors: ['store.not_scored', 'store.record_not_found'],
  }),
  scoreHistory: defineEndpoint({
    method: 'GET',
    path: '/api/health/models/:model/records/:record/history',
    summary: 'Scores and bands of a record since an instant, oldest first',
    access: 'session',
    params: ByRecord,
    query: Type.Object({ since: Type.Optional(Type.Number({ default: 0 })) }),
    response: Type.Object({
      points: Type.Array(
        Type.Object({
          at: Type.Number(),
          score: Nullable(Type.Number()),
          coverage: Type.Number(),
          band: Type.String(),
          revision: Type.Integer(),
          cause: Type.String(),
        }),
      ),
    }),
  }),
  overrideBand: defineEndpoint({
    method: 'PUT',
    path: '/api/health/models/:model/records/:record/override',
    summary: 'A person’s word against the band of the model, with a reason',
    access: 'session',
    params: ByRecord,
    body: Type.Object({
      band: Id,
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      until: Nullable(Type.Number()),
      locked: Type.Boolean(),
    }),
    errors: ['store.override_locked', 'store.not_scored'],
  }),
  liftOverride: defineEndpoint({
    method: 'DELETE',
    path: '/api/health/models/:model/records/:record/override',
    summary: 'Let the model’s band be shown again',
    access: 'session',
    params: ByRecord,
    errors: ['store.override_locked'],
  }),
} as const;

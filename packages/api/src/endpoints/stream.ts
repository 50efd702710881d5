// The live stream: one server-sent stream a tab for all topics.
import { Type, type Static } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { Id, JobSchema, RecordId } from '../schemas.ts';

/** What arrives as `data:`; the event id is the change-log position, so `Last-Event-ID` resumes. */
export const StreamEventSchema = Type.Union([
  Type.Object({
    topic: Type.Literal('records'),
    entity: Id,
    /** Records that changed and that this reader may see or could see before; null: too many to name, read again. */
    records: Type.Union([Type.Array(RecordId), Type.Null()]),
    actor: Type.String(),
    position: Type.Integer(),
  }),
  Type.Object({ topic: Type.Literal('document'), document: Id, kind: Type.String(), actor: Type.String() }),
  /** Records have new scores; which ones is not said. */
  Type.Object({ topic: Type.Literal('scores'), entity: Id }),
  Type.Object({ topic: Type.Literal('job'), job: JobSchema }),
]);
export type StreamEvent = Static<typeof StreamEventSchema>;

export const streamEndpoints = {
  stream: defineEndpoint({
    method: 'GET',
    path: '/api/stream',
    summary: 'Changes as they happen, filtered by what the reader may see',
    access: 'session',
    transport: 'stream',
    response: StreamEventSchema,
  }),
};

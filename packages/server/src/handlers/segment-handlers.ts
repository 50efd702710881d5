// Handlers of segments and tierings: where they stand, who is in them, what a draft would do.
import type { segmentEndpoints } from '@keepwell/api';
import type { Json } from '@keepwell/kernel';
import type { Store } from '@keepwell/store';
import type { HandlersOf } from './handler.ts';

export function createSegmentHandlers({ segments }: Pick<Store, 'segments'>): HandlersOf<typeof segmentEndpoints> {
  return {
    listSegmentStates: async (_input, { actor }) => ({ states: await segments.states(actor) }),
    segmentState: ({ params }, { actor }) => segments.state(actor, params.segment),
    segmentSizes: async ({ params, query }, { actor }) => ({
      points: await segments.sizes(actor, params.segment, query.since ?? 0),
    }),
    segmentMoves: async ({ params, query }, { actor }) => ({
      parts: await segments.moves(actor, params.segment, query.since),
    }),
    segmentMembers: ({ params, body }, { actor }) => segments.members(actor, params.segment, body),
    recordSegments: async ({ params }, { actor }) => ({
      memberships: await segments.memberships(actor, params.entity, params.record),
    }),
    previewSegment: ({ body }, { actor }) => segments.preview(actor, body.kind, body.segment, body.definition),
    compareRecords: async ({ params, body }, { actor }) => ({
      fields: await segments.compare(actor, params.entity, {
        these: body.these as Json,
        those: body.those as Json,
        fields: body.fields,
      }),
    }),
  };
}

// Query keys: everything read from the server, named so that a change can invalidate exactly what it touched.
import type { Selection } from '@keepwell/api';

export const keys = {
  session: ['session'] as const,
  members: ['members'] as const,
  documents: (kind: string) => ['documents', kind] as const,
  document: (id: string) => ['document', id] as const,
  revisions: (id: string) => ['document', id, 'revisions'] as const,
  uses: (id: string, field?: string) => ['document', id, 'uses', field ?? null] as const,
  deletion: (id: string) => ['document', id, 'deletion'] as const,
  plan: (id: string, token: number) => ['document', id, 'plan', token] as const,
  /** Everything read from an entity's records. */
  records: (entity: string) => ['records', entity] as const,
  anchors: (entity: string, selection: Selection) => ['records', entity, 'anchors', selection] as const,
  block: (entity: string, selection: Selection, index: number) =>
    ['records', entity, 'block', selection, index] as const,
  /** The first records of a list, read by themselves. */
  top: (entity: string, selection: Selection, limit: number) => ['records', entity, 'top', selection, limit] as const,
  summary: (entity: string, selection: Selection, question: unknown) =>
    ['records', entity, 'summary', selection, question] as const,
  count: (entity: string, selection: Selection) => ['records', entity, 'count', selection] as const,
  match: (entity: string, rule: unknown) => ['records', entity, 'match', rule] as const,
  picks: (entity: string, words: string) => ['records', entity, 'pick', words] as const,
  record: (entity: string, record: number) => ['records', entity, 'record', record] as const,
  history: (entity: string, record: number) => ['records', entity, 'record', record, 'history'] as const,
  receipt: (entity: string, model: string, record: number) =>
    ['records', entity, 'record', record, 'receipt', model] as const,
  scoreHistory: (entity: string, model: string, record: number) =>
    ['records', entity, 'record', record, 'scores', model] as const,
  reasons: (entity: string, model: string, records: readonly number[]) =>
    ['records', entity, 'reasons', model, records] as const,
  facts: (entity: string, fields: readonly string[], label: unknown) =>
    ['records', entity, 'facts', fields, label] as const,
  preview: (entity: string, model: string, definition: unknown) =>
    ['records', entity, 'preview', model, definition] as const,
  tryOut: (entity: string, record: number, definition: unknown) =>
    ['records', entity, 'try', record, definition] as const,
  reviews: (entity: string, model: string) => ['records', entity, 'review', model] as const,
  review: (entity: string, model: string, label: unknown) => ['records', entity, 'review', model, label] as const,
  segmentStates: ['segmentStates'] as const,
  segment: (entity: string, segment: string, part: string, question?: unknown) =>
    ['records', entity, 'segment', segment, part, question ?? null] as const,
  recordSegments: (entity: string, record: number) => ['records', entity, 'segmentsOf', record] as const,
  segmentPreview: (entity: string, segment: string, definition: unknown) =>
    ['records', entity, 'segmentPreview', segment, definition] as const,
  compare: (entity: string, question: unknown) => ['records', entity, 'compare', question] as const,
  signOffs: (model: string) => ['document', model, 'signOffs'] as const,
  modelState: (model: string) => ['modelState', model] as const,
  bin: (entity?: string) => ['bin', entity ?? null] as const,
  import: (id: string) => ['import', id] as const,
};

// Handlers of health models: drafts are asked about, published ones explained.
import type { healthEndpoints } from '@keepwell/api';
import type { HealthModel } from '@keepwell/health';
import { healthModelKind } from '@keepwell/health';
import { publishModel, type Scorer } from '@keepwell/host';
import { AppError, hasErrors, type Json } from '@keepwell/kernel';
import { checkBody } from '@keepwell/model';
import type { Store } from '@keepwell/store';
import type { Bus } from '../bus.ts';
import type { HandlersOf } from './handler.ts';

/** A draft of the wire whose shape holds; the store judges the rest. */
function toDefinition(wire: unknown): HealthModel {
  const issues = checkBody(healthModelKind, wire);
  if (hasErrors(issues)) throw new AppError('store.document_refused', {}, { issues });
  return wire as HealthModel;
}

export function createHealthHandlers(
  store: Pick<Store, 'scores' | 'documents'>,
  scorer: Pick<Scorer, 'wake'>,
  bus: Bus,
): HandlersOf<typeof healthEndpoints> {
  const { scores } = store;
  return {
    modelState: ({ params }, { actor }) => scores.state(actor, params.model),
    previewModel: ({ body }, { actor }) => scores.preview(actor, body.model, toDefinition(body.definition)),
    fieldFacts: async ({ params, body }, { actor }) => ({
      fields: await scores.facts(
        actor,
        params.entity,
        body.fields,
        (body.label ?? null) as Json,
        (body.where ?? null) as Json,
      ),
    }),
    async publishModel({ params, body }, { actor, person }) {
      const document = await publishModel(store, actor, params.model, body);
      const entity = store.documents.shownOn(document);
      for (const [id, kind] of [
        [document.id, document.kind],
        [entity, 'entity'],
      ] as const) {
        if (id !== null) await bus.announce({ topic: 'document', document: id, kind, actor: person.id });
      }
      scorer.wake();
      return { revision: document.published?.revision ?? 0, token: document.token };
    },
    tryModel: async ({ params, body }, { actor }) => ({
      receipt: await scores.tryOn(actor, toDefinition(body.definition), params.record),
    }),
    reviewModel: async ({ params, body }, { actor }) => ({
      counts: await scores.review(actor, params.model, {
        label: body.label as Json,
        where: (body.where ?? null) as Json,
        by: body.by ?? null,
      }),
    }),
    async signOffModel({ params, body }, { actor, person }) {
      const signed = await scores.signOff(actor, params.model, body);
      await bus.announce({ topic: 'document', document: params.model, kind: healthModelKind.name, actor: person.id });
      return signed;
    },
    modelSignOffs: async ({ params }, { actor }) => ({ signOffs: await scores.signOffs(actor, params.model) }),
    scoreReasons: async ({ params, body }, { actor }) => ({
      reasons: (await scores.reasons(actor, params.model, body.records)).map(({ override, ...reason }) => ({
        ...reason,
        override: override === null ? null : { reason: override.reason, by: override.by },
      })),
    }),
    scoreReceipt: async ({ params }, { actor }) => ({
      receipt: await scores.receipt(actor, params.model, params.record),
    }),
    scoreHistory: async ({ params, query }, { actor }) => ({
      points: await scores.history(actor, params.model, params.record, query.since ?? 0),
    }),
    overrideBand: ({ params, body }, { actor, person }) =>
      scores.override(actor, params.model, params.record, body, person.role === 'owner'),
    liftOverride: ({ params }, { actor, person }) =>
      scores.liftOverride(actor, params.model, params.record, person.role === 'owner'),
  };
}

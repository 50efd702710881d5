// Handlers of definitions; every change is announced, so that open pages read it again.
import type { documentEndpoints } from '@keepwell/api';
import type { Store, StoredDocument } from '@keepwell/store';
import type { Bus } from '../bus.ts';
import { writeExceptions } from '../exceptions-export.ts';
import type { HandlersOf, PersonalVisit } from './handler.ts';

export function createDocumentHandlers(
  { documents }: Pick<Store, 'documents'>,
  bus: Bus,
): HandlersOf<typeof documentEndpoints> {
  const announced = async (writing: Promise<StoredDocument>, { person }: PersonalVisit): Promise<StoredDocument> => {
    const document = await writing;
    await bus.announce({ topic: 'document', document: document.id, kind: document.kind, actor: person.id });
    return document;
  };
  /** What it shows on its entity was published with it. */
  const announcedWithEntity: typeof announced = async (writing, visit) => {
    const document = await announced(writing, visit);
    const entity = documents.shownOn(document);
    if (entity !== null) {
      await bus.announce({ topic: 'document', document: entity, kind: 'entity', actor: visit.person.id });
    }
    return document;
  };
  return {
    listDocuments: async ({ query }, { actor }) => ({ documents: await documents.list(actor, query) }),
    getDocument: ({ params }, { actor }) => documents.get(actor, params.id),
    createDocument: ({ body }, visit) => announcedWithEntity(documents.create(visit.actor, body), visit),
    saveDraft: ({ params, body }, visit) => announced(documents.saveDraft(visit.actor, params.id, body), visit),
    discardDraft: ({ params, query }, visit) =>
      announced(documents.discardDraft(visit.actor, params.id, query.token), visit),
    planDocument: ({ params }, { actor }) => documents.plan(actor, params.id),
    planExceptions: ({ params, query }, { actor, language }) =>
      writeExceptions({ documents }, actor, params.id, query.field, language),
    publishDocument: ({ params, body }, visit) =>
      announcedWithEntity(documents.publish(visit.actor, params.id, body), visit),
    listRevisions: async ({ params }, { actor }) => ({ revisions: await documents.revisions(actor, params.id) }),
    restoreRevision: ({ params, body }, visit) =>
      announced(documents.restoreRevision(visit.actor, params.id, body), visit),
    listUses: async ({ params, query }, { actor }) => ({ uses: await documents.uses(actor, params.id, query.field) }),
    planDeletion: ({ params }, { actor }) => documents.planDeletion(actor, params.id),
    async deleteDocument({ params, query }, { actor, person }) {
      const { kind } = await documents.get(actor, params.id);
      await documents.delete(actor, params.id, query.token);
      await bus.announce({ topic: 'document', document: params.id, kind, actor: person.id });
    },
  };
}

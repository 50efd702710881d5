// Finds the related records that a file names by title, by a unique value or by number.
import type { MappedColumn } from '@keepwell/exchange';
import { fieldById } from '@keepwell/model';
import type { Actor, Store } from '@keepwell/store';

interface Link {
  readonly field: string;
  readonly text: string;
}

/** Answers for the links given; the answer is asked link by link. */
export type LinkResolver = (links: readonly Link[]) => Promise<(link: Link) => number | undefined>;

const mostRemembered = 20_000;

/** Only records the actor may see are found. A title that several records share finds one of them. */
export function createLinkResolver(store: Store, actor: Actor, columns: readonly MappedColumn[]): LinkResolver {
  const related = new Map(
    columns
      .filter(({ field }) => field.type === 'relation')
      .map(({ field }) => [field.id, field.options.entity as string]),
  );
  const remembered = new Map<string, number | undefined>();

  async function lookUp(field: string, texts: readonly string[]): Promise<void> {
    const entity = store.documents.entity(related.get(field) ?? '');
    if (entity === undefined) return;
    let open = texts;
    const names = [
      ...entity.fields.filter((candidate) => candidate.unique && candidate.type === 'text').map(({ id }) => id),
      ...(entity.titleField !== null && fieldById(entity, entity.titleField)?.type === 'text'
        ? [entity.titleField]
        : []),
    ];
    for (const name of new Set(names)) {
      if (open.length === 0) return;
      const found = await store.records.matchValues(actor, entity.id, name, open);
      for (const [text, record] of found) remembered.set(`${field} ${text}`, record);
      open = open.filter((text) => !found.has(text));
    }
    // A plain number that is nobody's name is the number of a record; the store refuses it where there is none.
    for (const text of open) remembered.set(`${field} ${text}`, /^\d{1,15}$/.test(text) ? Number(text) : undefined);
  }

  return async (links) => {
    if (remembered.size > mostRemembered) remembered.clear();
    for (const field of related.keys()) {
      const texts = links.filter((link) => link.field === field && !remembered.has(`${field} ${link.text}`));
      if (texts.length > 0) await lookUp(field, [...new Set(texts.map((link) => link.text))]);
    }
    return (link) => remembered.get(`${link.field} ${link.text}`);
  };
}

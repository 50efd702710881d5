// Finds what a file names by words: related records by title, by a unique value or by number; members by name or address.
import type { MappedColumn } from '@keepwell/exchange';
import { fieldById, type FieldValue } from '@keepwell/model';
import type { Actor, Store } from '@keepwell/store';

interface Link {
  readonly field: string;
  readonly text: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Answers for the links given; the answer is asked link by link, and is undefined where nothing was found. */
export type LinkResolver = (links: readonly Link[]) => Promise<(link: Link) => FieldValue | undefined>;

const mostRemembered = 20_000;

/** Only records the actor may see are found. A title that several records share finds one of them. */
export function createLinkResolver(
  store: Store,
  actor: Actor,
  columns: readonly MappedColumn[],
  people: () => Promise<readonly Person[]>,
): LinkResolver {
  const ofPeople = new Set(columns.filter(({ field }) => field.type === 'person').map(({ field }) => field.id));
  const related = new Map(
    columns
      .filter(({ field }) => field.type === 'relation')
      .map(({ field }) => [field.id, field.options.entity as string]),
  );
  const remembered = new Map<string, FieldValue | undefined>();

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
    const open = links.filter((link) => ofPeople.has(link.field) && !remembered.has(`${link.field} ${link.text}`));
    const members = open.length === 0 ? [] : await people();
    for (const { field, text } of open) remembered.set(`${field} ${text}`, memberNamed(members, text));
    return (link) => remembered.get(`${link.field} ${link.text}`);
  };
}

/** Of two members with one name neither is meant: their addresses tell them apart. */
function memberNamed(members: readonly Person[], text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  const found = members.filter(({ id, name, email }) =>
    [id, name, email].some((word) => word.toLowerCase() === wanted),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}

// What deleting a document means for those that use it: some go along, some let go, and some stand in the way.
import type { DocumentKind, Reference } from '@keepwell/model';
import type { Registry } from '@keepwell/kernel';
import type { Step } from '../database/step.ts';
import type { StoredDocument } from './document-store.ts';
import type { RawUse } from './working-copy.ts';

export interface RawDeletion {
  /** Documents that go to the bin with it. */
  readonly follow: readonly RawUse[];
  /** Documents that let go of it by a new revision. */
  readonly release: readonly RawUse[];
  /** Uses that have to be changed first. */
  readonly refuse: readonly RawUse[];
}

export function* planDeletion(
  kinds: Registry<DocumentKind>,
  asked: Step<readonly RawUse[]>,
  id: string,
): Step<RawDeletion> {
  const uses = yield* asked;
  const deletion = { follow: [] as RawUse[], release: [] as RawUse[], refuse: [] as RawUse[] };
  for (const own of Map.groupBy(uses, (use) => use.source.id).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const fate = fateOf(kinds.get(first.source.kind), first.source, id);
    if (fate === 'refuse') deletion.refuse.push(...own);
    else deletion[fate].push(first);
  }
  return deletion;
}

function fateOf(kind: DocumentKind | undefined, source: StoredDocument, to: string): keyof RawDeletion {
  if (kind === undefined) return 'refuse';
  const bodies = [source.published?.body, source.draft?.body].filter((body) => body !== undefined);
  const references = bodies
    .flatMap((body): readonly Reference[] => kind.references(body, source.id))
    .filter((reference) => reference.to === to);
  if (references.some((reference) => reference.onDelete === 'follow')) return 'follow';
  const lets = kind.release !== undefined && references.every((reference) => reference.onDelete === 'release');
  return lets ? 'release' : 'refuse';
}

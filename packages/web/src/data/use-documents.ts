// Definitions as the screens use them: published apps, entities and views.
import type { DocumentSchema } from '@keepwell/api';
import type { AppDefinition, Entity, EntityDefinition, ViewDefinition } from '@keepwell/model';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Static } from 'typebox';
import { client } from '../connection/client.ts';
import { keys } from './keys.ts';

export type Document = Static<typeof DocumentSchema>;

/** A published document with its body typed. */
export interface Published<Body> {
  readonly id: string;
  readonly app: string | null;
  readonly token: number;
  readonly revision: number;
  readonly body: Body;
}

export const documentsQuery = (kind: string) =>
  queryOptions({
    queryKey: keys.documents(kind),
    queryFn: async () => (await client.listDocuments({ query: { kind } })).documents,
  });

function toPublished<Body>(documents: readonly Document[]): Published<Body>[] {
  return documents.flatMap((document) =>
    document.published === null
      ? []
      : [
          {
            id: document.id,
            app: document.app,
            token: document.token,
            revision: document.published.revision,
            body: document.published.body as Body,
          },
        ],
  );
}

function toEntities(documents: readonly Document[]): Entity[] {
  return toPublished<EntityDefinition>(documents).map((published) => ({
    ...published.body,
    id: published.id,
    app: published.app ?? '',
    revision: published.revision,
  }));
}

/** The apps, each with its entities in the order of the navigation. */
export function useApps(): Published<AppDefinition>[] {
  const { data } = useQuery(documentsQuery('app'));
  return useMemo(() => toPublished<AppDefinition>(data ?? []), [data]);
}

/** Published entities, in the order of the apps; undefined until they are read. */
export function useEntities(): readonly Entity[] | undefined {
  const { data } = useQuery(documentsQuery('entity'));
  const apps = useApps();
  return useMemo(() => {
    if (data === undefined) return undefined;
    const order = new Map(apps.flatMap((app) => app.body.entities).map((id, index) => [id, index]));
    const place = (entity: Entity): number => order.get(entity.id) ?? order.size;
    return toEntities(data).sort((a, b) => place(a) - place(b));
  }, [data, apps]);
}

/** One published entity; `undefined` while reading, `null` when there is none. */
export function useEntity(id: string): Entity | null | undefined {
  const entities = useEntities();
  return useMemo(() => {
    if (entities === undefined) return undefined;
    return entities.find((entity) => entity.id === id) ?? null;
  }, [entities, id]);
}

/** An entity whose draft was never published has no records yet; the designer shows it. */
export function useDraftEntities(): readonly Document[] {
  const { data } = useQuery(documentsQuery('entity'));
  return useMemo(() => (data ?? []).filter((document) => document.published === null), [data]);
}

export type View = Published<ViewDefinition>;

/** Views of an entity: everybody's and the reader's own. */
export function useViews(entity: string): readonly View[] | undefined {
  const { data } = useQuery(documentsQuery('view'));
  return useMemo(
    () =>
      data === undefined ? undefined : toPublished<ViewDefinition>(data).filter((view) => view.body.entity === entity),
    [data, entity],
  );
}

/** Every view the reader may use. */
export function useAllViews(): readonly View[] {
  const { data } = useQuery(documentsQuery('view'));
  return useMemo(() => toPublished<ViewDefinition>(data ?? []), [data]);
}

/** One document with draft and published body. */
export function useDocument(id: string): Document | undefined {
  return useQuery({ queryKey: keys.document(id), queryFn: () => client.getDocument({ params: { id } }) }).data;
}

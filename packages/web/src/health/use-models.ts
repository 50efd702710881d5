// The health models there are: published ones, and drafts that nobody has published yet.
import type { HealthModel } from '@keepwell/health';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Document, documentsQuery, type Published } from '../data/use-documents.ts';

/** Published models; undefined until they are read. */
export function useModels(): readonly Published<HealthModel>[] | undefined {
  const { data } = useQuery(documentsQuery('healthModel'));
  return useMemo(
    () =>
      data?.flatMap(({ id, app, token, published }) =>
        published === null
          ? []
          : [{ id, app, token, revision: published.revision, body: published.body as HealthModel }],
      ),
    [data],
  );
}

/** All models, drafts included; undefined until they are read. */
export function useModelDocuments(): readonly Document[] | undefined {
  return useQuery(documentsQuery('healthModel')).data;
}

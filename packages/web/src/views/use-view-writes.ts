// Creating, changing and deleting views: each is published at once, and a deleted one can be taken back.
import type { Entity, ViewDefinition } from '@keepwell/model';
import { useToast } from '@keepwell/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { View } from '../data/use-documents.ts';
import { usePerson } from '../data/use-session.ts';
import { toViewBody } from '../grid/list-state.ts';
import type { List } from '../grid/use-list.ts';
import { currentLanguage } from '../language/language-state.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { newId } from '../start/create-entity.ts';

export interface ViewWrites {
  /** What the list shows now, as a new view. */
  create(name: string, shared: boolean, from?: View): Promise<void>;
  save(view: View, body: ViewDefinition, done: string): Promise<boolean>;
  saveChanges(view: View): Promise<void>;
  rename(view: View, name: string): Promise<void>;
  remove(view: View): Promise<void>;
}

export function useViewWrites(entity: Entity, list: List): ViewWrites {
  const t = useText('views');
  const common = useText('common');
  const label = useLabel();
  const person = usePerson();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const { state, choose } = list;

  return useMemo<ViewWrites>(() => {
    const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.documents('view') });

    async function save(view: View, body: ViewDefinition, done: string): Promise<boolean> {
      try {
        const draft = await client.saveDraft({ params: { id: view.id }, body: { token: view.token, body } });
        await client.publishDocument({ params: { id: view.id }, body: { token: draft.token } });
        await refresh();
        toast.show({ message: done });
        return true;
      } catch (failure) {
        fail(failure);
        await refresh();
        return false;
      }
    }

    return {
      save,
      async create(name, shared, from) {
        const labels = { [currentLanguage()]: name };
        const owner = shared ? null : person.id;
        const body =
          from === undefined ? toViewBody(entity.id, state, { labels, owner }) : { ...from.body, labels, owner };
        try {
          const id = newId('v');
          await client.createDocument({ body: { kind: 'view', app: entity.app, id, body, publish: true } });
          await refresh();
          toast.show({ message: t('created', { view: name }) });
          choose(id);
        } catch (failure) {
          fail(failure);
        }
      },
      async saveChanges(view) {
        const body = toViewBody(entity.id, state, view.body);
        if (await save(view, body, t('saved', { view: label(view.body.labels) }))) choose(view.id);
      },
      async rename(view, name) {
        const body = { ...view.body, labels: { ...view.body.labels, [currentLanguage()]: name } };
        await save(view, body, t('renamed', { view: name }));
      },
      async remove(view) {
        try {
          await client.deleteDocument({ params: { id: view.id }, query: { token: view.token } });
          choose(null);
          await refresh();
          const restore = async (): Promise<void> => {
            try {
              await client.restoreFromBin({ body: { items: [{ kind: 'document', id: view.id, entity: null }] } });
              await refresh();
              choose(view.id);
            } catch (failure) {
              fail(failure);
            }
          };
          toast.show({
            message: t('deleted', { view: label(view.body.labels) }),
            action: { label: common('undo'), onAct: () => void restore() },
          });
        } catch (failure) {
          fail(failure);
        }
      },
    };
  }, [entity, state, choose, person.id, queries, toast, fail, t, common, label]);
}

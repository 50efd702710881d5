// Moves records to the recycle bin, by number or by selection, and offers to take it back.
import type { Selection } from '@keepwell/api';
import type { Entity } from '@keepwell/model';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { useUndo } from '../undo/use-undo.ts';

export type DeleteTarget = { readonly ids: readonly number[] } | { readonly selection: Selection };

/** Resolves true when they are in the bin. */
export function useDeleteRecords(entity: Entity): (target: DeleteTarget) => Promise<boolean> {
  const t = useText('grid');
  const queries = useQueryClient();
  const undo = useUndo();
  const fail = useFailure();
  return useCallback(
    async (target) => {
      try {
        const body = 'ids' in target ? { ids: [...target.ids] } : { selection: target.selection };
        const answer = await client.deleteRecords({ params: { entity: entity.id }, body });
        await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
        void queries.invalidateQueries({ queryKey: ['bin'] });
        undo.done(answer.operation, t('deleted', { count: answer.changed }));
        return true;
      } catch (failure) {
        fail(failure);
        return false;
      }
    },
    [entity.id, queries, undo, fail, t],
  );
}

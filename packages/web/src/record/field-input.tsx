// FieldInput: the field's own input, with the related records and the members that only this page can fetch.
import { FieldInput as ModelInput, type FieldInputProps as ModelInputProps } from '@keepwell/model/react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useMembers } from '../data/use-members.ts';

export type FieldInputProps = Omit<ModelInputProps, 'pickRecords' | 'members'>;

/** Records offered at once; typing more words narrows them. */
const offered = 30;

export function FieldInput(props: FieldInputProps): ReactElement {
  const queries = useQueryClient();
  const all = useMembers();
  // Whoever has left is offered no more, but stays where the value names them.
  const members = all.filter(({ id, active }) => active || id === props.value);
  const pickRecords = useCallback(
    async (entity: string, words: string) => {
      const answer = await queries.fetchQuery({
        queryKey: keys.picks(entity, words),
        queryFn: () => client.pickRecords({ params: { entity }, body: { words, limit: offered } }),
        staleTime: 5000,
      });
      return answer.records;
    },
    [queries],
  );
  return <ModelInput {...props} pickRecords={pickRecords} members={members} />;
}

// RevisionVerdict: in the history, who signed a revision off and how.
import type { ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { latestOf, useSignOffs } from '../health/use-sign-offs.ts';
import { VerdictTag } from '../health/verdict-tag.tsx';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export function RevisionVerdict({ revision }: { readonly revision: number }): ReactElement | null {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { id } = useDesk();
  const people = usePeople();
  const signed = latestOf(useSignOffs(id).signOffs, revision);
  if (signed === undefined) return null;
  return (
    <VerdictTag verdict={signed.verdict}>
      {t(`signedBy_${signed.verdict}`, { who: people[signed.by] ?? common('someone') })}
    </VerdictTag>
  );
}

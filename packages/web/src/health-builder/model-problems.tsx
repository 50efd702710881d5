// ModelProblems: what is wrong with the draft, each with the way to its place and, where there is one, the repair.
import { nodesOf, type ModelNode } from '@keepwell/health';
import type { Issue } from '@keepwell/kernel';
import { Button, ProblemRow } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesk } from './model-context.tsx';
import { useNodeActions } from './use-node-actions.ts';

export function ModelProblems(): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { issues, doc, reader, nameOf, select } = useDesk();
  const actions = useNodeActions();
  if (issues.length === 0) return <p className="drawer__empty muted">{words('noProblems')}</p>;
  const placed = nodesOf(doc.dimensions, ['dimensions']);

  /** The innermost node that the problem is in. */
  function nodeOf({ path }: Issue): ModelNode | undefined {
    return placed
      .filter((one) => one.path.every((step, index) => path[index] === step))
      .toSorted((a, b) => b.path.length - a.path.length)[0]?.node;
  }

  return (
    <ul>
      {issues.map((found, index) => {
        const node = nodeOf(found);
        return (
          <ProblemRow
            key={`${index} ${found.code} ${found.path.join('/')}`}
            severity={found.severity}
            consequence={words(found.severity === 'error' ? 'blocksPublishing' : 'mayPublish')}
            onOpen={() => select(node?.id ?? null)}
            action={
              found.code === 'health.weights_sum' && (
                <Button size="sm" onClick={() => actions.normalise(node?.id ?? null)}>
                  {t('normalise')}
                </Button>
              )
            }
          >
            <b>{node === undefined ? t('model') : nameOf(node)}</b>
            {words('colon')}
            {describeFinding(found, reader.language)}
          </ProblemRow>
        );
      })}
    </ul>
  );
}

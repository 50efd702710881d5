// ModelProblems: what is wrong with the draft, each with the way to its place and, where there is one, the repair.
import { findNode, nodesOf, type ModelNode, type Variant } from '@keepwell/health';
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
  const { issues, doc, reader, nameOf, chooseVariant } = useDesk();
  const actions = useNodeActions();
  if (issues.length === 0) return <p className="drawer__empty muted">{words('noProblems')}</p>;
  const placed = nodesOf(doc.dimensions, ['dimensions']);

  /** The innermost node that the problem is in. */
  function nodeOf({ path }: Issue): ModelNode | undefined {
    return placed
      .filter((one) => one.path.every((step, index) => path[index] === step))
      .toSorted((a, b) => b.path.length - a.path.length)[0]?.node;
  }

  const variantOf = ({ path }: Issue): Variant | undefined =>
    path[0] === 'variants' && typeof path[1] === 'number' ? doc.variants[path[1]] : undefined;

  /** A variant names the node or the group after the part that is wrong. */
  function nodeInVariant({ path }: Issue): ModelNode | undefined {
    const isNamed = path[2] === 'weights' || path[2] === 'settings';
    return isNamed && typeof path[3] === 'string' ? findNode(doc, path[3]) : undefined;
  }

  function nameOfPlace(variant: Variant | undefined, node: ModelNode | undefined): string {
    if (variant !== undefined) return t('variantNamed', { name: nameOf(variant) });
    return node === undefined ? t('model') : nameOf(node);
  }

  return (
    <ul>
      {issues.map((found, index) => {
        const variant = variantOf(found);
        const node = variant === undefined ? nodeOf(found) : nodeInVariant(found);
        return (
          <ProblemRow
            key={`${index} ${found.code} ${found.path.join('/')}`}
            severity={found.severity}
            consequence={words(found.severity === 'error' ? 'blocksPublishing' : 'mayPublish')}
            onOpen={() => chooseVariant(variant?.id ?? null, node?.id)}
            action={
              found.code === 'health.weights_sum' && (
                <Button size="sm" onClick={() => actions.normalise(node?.id ?? null, variant?.id ?? null)}>
                  {t('normalise')}
                </Button>
              )
            }
          >
            <b>{nameOfPlace(variant, node)}</b>
            {words('colon')}
            {describeFinding(found, reader.language)}
          </ProblemRow>
        );
      })}
    </ul>
  );
}

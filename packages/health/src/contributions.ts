// What each node gives to the score: shared out from the top, so that the parts add up to the whole to the last unit.
import { isAbnormal, sumOfWeights } from './aggregate.ts';
import type { Polarity } from './definition.ts';
import type { JudgedNode } from './judge-tree.ts';
import { divideWhole, shareOut } from './points.ts';
import type { ReceiptNode } from './score-receipt.ts';

/** The receipt of the root's children. `score`: null gives nobody anything. */
export function toReceiptNodes(root: JudgedNode, score: number | null, polarity: Polarity): readonly ReceiptNode[] {
  return childNodes(root, score ?? 0, polarity);
}

function childNodes(parent: JudgedNode, contribution: number, polarity: Polarity): readonly ReceiptNode[] {
  const { children, origin } = parent;
  const present = children.filter(({ units }) => units !== null);
  const total = sumOfWeights(present);
  const shares = sharesOf(parent, contribution);
  return children.map((child, index) => {
    const takesPart = child.units !== null;
    const isChosen = typeof origin === 'object' && origin.from === child.node.id;
    const weight =
      origin === 'mean' && takesPart ? (divideWhole(child.node.weight * 10_000, total) ?? 0) : isChosen ? 10_000 : 0;
    return toNode(child, shares[index] ?? 0, weight, polarity);
  });
}

/** In proportion to weight times units; wholly to the child it was taken from; none where the group itself has spoken. */
function sharesOf({ children, origin }: JudgedNode, contribution: number): readonly number[] {
  if (origin === 'group') return children.map(() => 0);
  if (typeof origin === 'object') return children.map(({ node }) => (node.id === origin.from ? contribution : 0));
  return shareOut(
    contribution,
    children.map(({ node, units }) => (units === null ? 0 : node.weight * units)),
  );
}

function toNode(judged: JudgedNode, contribution: number, weight: number, polarity: Polarity): ReceiptNode {
  const { node, units, coverage, missing, isKept, origin } = judged;
  const counted = node.kind === 'indicator' || origin === 'group';
  return {
    id: node.id,
    units,
    weight,
    missing,
    abnormal: isAbnormal(polarity, judged),
    coverage,
    kept: isKept,
    contribution,
    counted,
    children: childNodes(judged, counted ? 0 : contribution, polarity),
  };
}

/** The nodes at which contributions are counted, in the order of the model. */
export function countedNodes(nodes: readonly ReceiptNode[]): ReceiptNode[] {
  return nodes.flatMap((node) => (node.counted ? [node] : countedNodes(node.children)));
}

export function allNodes(nodes: readonly ReceiptNode[]): ReceiptNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

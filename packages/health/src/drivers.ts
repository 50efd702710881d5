// What pulls a score down the most: how many points each part keeps a record from the best score.
import { countedNodes } from './contributions.ts';
import { toPoints, unitsPerPoint } from './points.ts';
import type { ReceiptNode, ScoreReceipt } from './score-receipt.ts';

export interface Driver {
  /** Id of the indicator, or of the group that is counted itself. */
  readonly node: string;
  /** Points, above 0: taken from 100 where high is good, added to 0 where high is bad. They add up to that distance. */
  readonly points: number;
}

/** The worst first; at most `most`; parts that cost less than a tenth of a point are left out. */
export function driversOf(receipt: Pick<ScoreReceipt, 'nodes' | 'model' | 'score'>, most: number): readonly Driver[] {
  if (receipt.score === null) return [];
  const isRisk = receipt.model.definition.polarity === 'risk';
  const shares = isRisk ? undefined : bestOf(receipt.nodes, 100 * unitsPerPoint);
  return countedNodes(receipt.nodes)
    .map(({ id, contribution }) => ({
      node: id,
      points: toPoints(Math.round(shares === undefined ? contribution : (shares.get(id) ?? 0) - contribution)),
    }))
    .filter(({ points }) => points >= 0.1)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, most);
}

/** What each counted node would give if it were at its best, by the weights used. */
function bestOf(nodes: readonly ReceiptNode[], whole: number): Map<string, number> {
  return new Map(
    nodes.flatMap(({ id, weight, counted, children }) => {
      const share = (whole * weight) / 10_000;
      return counted ? [[id, share] as const] : [...bestOf(children, share)];
    }),
  );
}

// WhyTable: the parts of a score as rows with a bar each; what they give adds up to the score.
import { type ReceiptNode, type ScoreReceipt, toPoints } from '@keepwell/health';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export interface WhyTableProps {
  readonly receipt: ScoreReceipt;
  readonly nodes: readonly ReceiptNode[];
  nameOf(id: string): string;
  valueOf(id: string): string;
}

const one = (units: number): string => (Math.round(toPoints(units) * 10) / 10).toFixed(1);

export function WhyTable({ receipt, nodes, nameOf, valueOf }: WhyTableProps): ReactElement {
  const t = useText('health');
  const sorted = nodes.toSorted((a, b) => b.contribution - a.contribution);
  const most = Math.max(1, ...nodes.map((node) => node.contribution));
  const note = (node: ReceiptNode): string => {
    if (node.missing !== null) return t(`missing_${node.missing}`);
    return node.kept ? t('kept') : valueOf(node.id);
  };
  return (
    <table className="why__table">
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          <th scope="col">{t('reads')}</th>
          <th scope="col" className="num">
            {t('points')}
          </th>
          <td className="why__bar" aria-hidden="true" />
          <th scope="col" className="num">
            {t('gives')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((node) => (
          <tr key={node.id}>
            <th scope="row">{nameOf(node.id)}</th>
            <td className={node.missing === null ? undefined : 'muted'}>{note(node)}</td>
            <td className="num">{node.units === null ? '–' : one(node.units)}</td>
            <td className="why__bar" aria-hidden="true">
              <span style={{ width: `${(100 * node.contribution) / most}%` }} />
            </td>
            <td className="num">{one(node.contribution)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('total')}
          </th>
          <td className="why__bar" aria-hidden="true" />
          <td className="num">{receipt.score === null ? '–' : one(receipt.score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

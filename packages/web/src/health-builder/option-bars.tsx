// OptionBars: how many records answer what, and the points each answer gives.
import type { Indicator } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { type FieldDefinition, valueTypeOf } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import type { FieldFact } from './use-facts.ts';

export interface OptionBarsProps {
  readonly node: Indicator;
  readonly field: FieldDefinition;
  readonly fact: FieldFact | undefined;
}

/** More rows than this would make one card longer than a screen. */
const mostRows = 8;

export function OptionBars({ node, field, fact }: OptionBarsProps): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { reader } = useDesk();
  const { settings } = node;
  const type = valueTypeOf(field);
  const points = (settings['points'] ?? {}) as Readonly<Record<string, number>>;
  const rows =
    type.kind === 'choice'
      ? type.options.map(({ id, labels }) => ({
          id,
          label: textIn(labels, reader.language, id),
          points: points[id] ?? (settings['other'] as number | null | undefined) ?? null,
        }))
      : [
          { id: 'true', label: common('yes'), points: settings['yes'] as number | undefined },
          { id: 'false', label: common('no'), points: settings['no'] as number | undefined },
        ];
  const shares = fact?.facts.shares ?? {};
  const most = Math.max(0.01, ...Object.values(shares));
  return (
    <table className="option-bars">
      <thead className="sr">
        <tr>
          <th scope="col">{t('answer')}</th>
          <th scope="col">{t('share')}</th>
          <th scope="col">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostRows).map((row) => (
          <tr key={row.id}>
            <th scope="row" className="ellipsis">
              {row.label}
            </th>
            <td>
              <span className="option-bars__bar" style={{ width: `${(100 * (shares[row.id] ?? 0)) / most}%` }} />
              <span className="meta num">{Math.round(100 * (shares[row.id] ?? 0))}%</span>
            </td>
            <td className="num">
              {row.points === null || row.points === undefined ? '–' : t('pointsOf', { points: row.points })}
            </td>
          </tr>
        ))}
        {rows.length > mostRows && (
          <tr>
            <td colSpan={3} className="meta">
              {t('moreOptions', { count: rows.length - mostRows })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

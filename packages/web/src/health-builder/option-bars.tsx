// OptionBars: how many records answer what, and the points each answer gives.
import type { Indicator } from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { type FieldDefinition, valueTypeOf } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { PointBars } from './point-bars.tsx';
import type { FieldFact } from './use-facts.ts';

export interface OptionBarsProps {
  readonly node: Indicator;
  readonly field: FieldDefinition;
  readonly fact: FieldFact | undefined;
}

export function OptionBars({ node, field, fact }: OptionBarsProps): ReactElement {
  const common = useText('common');
  const { reader } = useDesk();
  const { settings } = node;
  const type = valueTypeOf(field);
  const points = (settings['points'] ?? {}) as Readonly<Record<string, number>>;
  const shareOf = (answer: string): number | null => (fact === undefined ? null : (fact.facts.shares[answer] ?? 0));
  const rows =
    type.kind === 'choice'
      ? type.options.map(({ id, labels }) => ({
          id,
          label: textIn(labels, reader.language, id),
          points: points[id] ?? (settings['other'] as number | null | undefined) ?? null,
        }))
      : [
          { id: 'true', label: common('yes'), points: (settings['yes'] as number | undefined) ?? null },
          { id: 'false', label: common('no'), points: (settings['no'] as number | undefined) ?? null },
        ];
  return <PointBars rows={rows.map((row) => ({ ...row, share: shareOf(row.id) }))} />;
}

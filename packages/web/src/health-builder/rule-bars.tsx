// RuleBars: of today's records, for how many the condition holds and for how many not, with the points of either.
import { type Indicator, indicatorTypes } from '@keepwell/health';
import { hasErrors, type Json } from '@keepwell/kernel';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { PointBars } from './point-bars.tsx';
import { useCounted } from './use-counted.ts';
import { useFigures } from './use-figures.ts';

export function RuleBars({ node }: { readonly node: Indicator }): ReactElement {
  const t = useText('healthBuilder');
  const { entity, lookup } = useDesk();
  const { count } = useFigures();
  const { settings } = node;
  const when = (settings['when'] ?? null) as Json | null;
  const isWhole = when !== null && !hasErrors(indicatorTypes.need('rule').check(settings, entity, lookup));
  const counted = useCounted(isWhole ? when : null);
  if (!isWhole) return <p className="ic__note meta">{t('ruleFirst')}</p>;
  const row = (id: 'holds' | 'otherwise', matching: number | undefined) => ({
    id,
    label: t(id === 'holds' ? 'ruleHolds' : 'ruleNot'),
    share: counted === undefined || matching === undefined ? null : matching / Math.max(1, counted.total),
    ...(matching === undefined ? {} : { count: count(matching) }),
    points: typeof settings[id] === 'number' ? settings[id] : null,
  });
  return (
    <PointBars
      rows={[
        row('holds', counted?.matching),
        row('otherwise', counted === undefined ? undefined : counted.total - counted.matching),
      ]}
    />
  );
}

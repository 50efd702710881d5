// RuleBars: of today's records, for how many the condition holds, for how many not, with the points of either; and of how many nobody knows.
import { type Indicator, indicatorTypes } from '@keepwell/health';
import { hasErrors, type Json } from '@keepwell/kernel';
import { decidedRule } from '@keepwell/rule';
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
  const known = isWhole ? decidedRule(when) : null;
  const told = useCounted(known === true ? null : known);
  const counted = useCounted(known === null ? null : known === true ? when : { and: [known, when] });
  const decided = known === true ? counted?.total : told?.matching;
  const unknown = counted === undefined || decided === undefined ? 0 : counted.total - decided;
  if (!isWhole) return <p className="ic__note meta">{t('ruleFirst')}</p>;
  const names = { holds: 'ruleHolds', otherwise: 'ruleNot', unknown: 'ruleUnknown' } as const;
  const row = (id: keyof typeof names, matching: number | undefined) => ({
    id,
    label: t(names[id]),
    share: counted === undefined || matching === undefined ? null : matching / Math.max(1, counted.total),
    ...(matching === undefined ? {} : { count: count(matching) }),
    points: typeof settings[id] === 'number' ? settings[id] : null,
  });
  return (
    <PointBars
      rows={[
        row('holds', counted?.matching),
        row('otherwise', counted === undefined || decided === undefined ? undefined : decided - counted.matching),
        ...(unknown === 0 ? [] : [row('unknown', unknown)]),
      ]}
    />
  );
}

// AssessmentBars: what colleagues have said today and the points of it, and how many of these words still count.
import type { Indicator } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import type { FieldDefinition } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { OptionBars } from './option-bars.tsx';
import { type Counted, useCounted } from './use-counted.ts';
import type { FieldFact } from './use-facts.ts';
import { useFigures } from './use-figures.ts';

export interface AssessmentBarsProps {
  readonly node: Indicator;
  readonly field: FieldDefinition | undefined;
  readonly fact: FieldFact | undefined;
}

export function AssessmentBars({ node, field, fact }: AssessmentBarsProps): ReactElement {
  const t = useText('healthBuilder');
  const { count } = useFigures();
  const counted = useAssessed(node);
  if (field === undefined) return <p className="ic__note meta">{t('assessmentFirst')}</p>;
  return (
    <>
      <OptionBars node={node} field={field} fact={fact} />
      {counted !== undefined && fact !== undefined && (
        <p className="ic__note meta">
          {fact.facts.filled === 0
            ? t('assessmentNone')
            : t('assessmentCounts', {
                count: counted.matching,
                shown: count(counted.matching),
                total: count(counted.total),
                days: Number(node.settings['expiresAfterDays']),
              })}
        </p>
      )}
    </>
  );
}

/** How many records have an assessment that counts today; undefined for other types, and until it is known. */
export function useAssessed({ type, settings }: Indicator): Counted | undefined {
  return useCounted(type === 'assessment' ? stillCounts(settings) : null);
}

/** As the type judges: with points of its own, with a date, and not too old. Null while the settings are not complete. */
function stillCounts(settings: Indicator['settings']): Json | null {
  const { field, points, assessedAt, expiresAfterDays } = settings as Readonly<Record<string, Json>>;
  const options = Object.keys((points ?? {}) as Readonly<Record<string, number>>);
  if (!field || !assessedAt || options.length === 0 || typeof expiresAfterDays !== 'number') return null;
  return {
    and: [
      { in: [{ var: field }, options] },
      { notEmpty: [{ var: assessedAt }] },
      { '!': [{ moreThanAgo: [{ var: assessedAt }, expiresAfterDays, 'day'] }] },
    ],
  };
}

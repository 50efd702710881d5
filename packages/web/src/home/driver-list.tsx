// DriverList: what costs a score the most points, each with the value read for it; or a person's word in its place.
import { nodesOf } from '@keepwell/health';
import { fieldAt, formatValue, type FieldValue } from '@keepwell/model';
import type { ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useLookup } from '../rule-editor/index.ts';
import type { Reason } from './use-reasons.ts';
import type { Watched } from './watched.ts';

export function DriverList({ watched, reason }: { readonly watched: Watched; readonly reason: Reason }): ReactElement {
  const t = useText('home');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const lookup = useLookup();
  const { model, entity } = watched;
  const nodes = new Map(nodesOf(model.dimensions, []).map(({ node }) => [node.id, node]));
  const sign = model.polarity === 'health' ? '−' : '+';
  const shown = (values: Readonly<Record<string, unknown>>): string =>
    Object.entries(values)
      .flatMap(([path, value]) => {
        const field = fieldAt(entity, lookup, path);
        if (field === undefined) return [];
        return [value == null ? t('empty') : formatValue(field, value as FieldValue, reader)];
      })
      .join(' · ');
  return (
    <>
      {reason.override !== null && (
        <p className="risk__word">
          {t('overruled', { who: people[reason.override.by] ?? t('formerMember'), reason: reason.override.reason })}
        </p>
      )}
      <ul className="drivers">
        {reason.drivers.map(({ node, points, values }) => {
          const found = nodes.get(node);
          const value = shown(values);
          return (
            <li key={node}>
              <span className="num">
                {sign}
                {(Math.round(points * 10) / 10).toFixed(1)}
              </span>{' '}
              {label(found?.labels ?? {})}
              {value !== '' && <span className="drivers__value"> {value}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

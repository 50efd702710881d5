// ConditionalRates: "of those for whom a rule holds, x % left", beside all others, each counted and with its interval.
import type { Json } from '@keepwell/kernel';
import { type Rate, rateOf } from '@keepwell/retention';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { useDesk } from './model-context.tsx';
import { useFigures } from './use-figures.ts';

export function ConditionalRates(): ReactElement {
  const t = useText('healthBuilder');
  const { entity, outcome } = useDesk();
  const { count, rate: shareOf, interval } = useFigures();
  const [rule, setRule] = useState<RuleJson>(null);
  const { lost } = outcome;
  const asked = rule !== null && lost !== null;
  const counted = useQuery({
    queryKey: [...keys.count(entity.id, {}), 'conditional', rule, lost],
    queryFn: async () => {
      const ask = async (filter: Json | null): Promise<number> =>
        (
          await client.countRecords({
            params: { entity: entity.id },
            body: filter === null ? {} : { filter },
          })
        ).matching;
      const both = { and: [rule as Json, lost as Json] };
      const [all, allLost, held, heldLost] = await Promise.all([ask(null), ask(lost), ask(rule as Json), ask(both)]);
      return {
        held: rateOf(heldLost, held),
        others: rateOf(allLost - heldLost, all - held),
      };
    },
    enabled: asked,
  });
  const rows: readonly (readonly [words: string, rate: Rate])[] =
    counted.data === undefined
      ? []
      : [
          [t('ruleHolds'), counted.data.held],
          [t('ruleOthers'), counted.data.others],
        ];
  return (
    <section className="card review__card">
      <div className="card__head">
        <h2>{t('conditionalTitle')}</h2>
      </div>
      <div className="review__rule">
        <RuleEditor entity={entity} rule={rule} onChange={setRule} match={false} />
      </div>
      {asked && rows.length > 0 && (
        <table className="table review__table">
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              <th scope="col">{t('counted')}</th>
              <th scope="col" className="r">
                {t('lostRate')}
              </th>
              <th scope="col" className="r">
                {t('interval')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([words, rate]) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td className="num">
                  {count(rate.numerator)} / {count(rate.denominator)}
                </td>
                <td className="num r">
                  <b>{shareOf(rate)}</b>
                </td>
                <td className="num r muted">{interval(rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

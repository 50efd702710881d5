// AlmostTable: records that lack a single condition of the rule, with the condition they lack.
import type { Json } from '@keepwell/kernel';
import type { FieldDefinition, RecordData } from '@keepwell/model';
import { parseRule, toFunction } from '@keepwell/rule';
import { Skeleton } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useRuleContext } from '../rule-editor/index.ts';
import { useMembership } from './membership.ts';
import { RecordHead, RecordRow } from './members-card.tsx';
import { conditionsOf } from './part-rules.ts';
import { RuleWords } from './rule-words.tsx';

const mostShown = 50;

export interface AlmostTableProps {
  readonly columns: readonly FieldDefinition[];
  readonly rule: unknown;
  readonly filter: Json;
}

export function AlmostTable({ columns, rule, filter }: AlmostTableProps): ReactElement {
  const t = useText('segments');
  const { entity } = useMembership();
  const context = useRuleContext();
  const { data } = useQuery({
    queryKey: keys.top(entity.id, { filter }, mostShown),
    queryFn: () => client.queryRecords({ params: { entity: entity.id }, body: { filter, limit: mostShown } }),
  });
  const conditions = useMemo(
    () => conditionsOf(rule).map((condition) => ({ condition, holds: toFunction(parseRule(condition).expression) })),
    [rule],
  );
  if (data === undefined) return <Skeleton rows={5} />;
  if (data.records.length === 0) return <p className="muted members__none">{t('noAlmost')}</p>;

  /** Judged here by the values of the page; what lies beyond a relation the page does not know is not named. */
  function lacking({ values }: Pick<RecordData, 'values'>): Json | null {
    const failing = conditions.filter(({ holds }) => holds(values, context) !== true);
    return failing.length === 1 ? (failing[0]?.condition ?? null) : null;
  }

  const title = entity.titleField;
  return (
    <>
      <p className="muted members__hint">{t('almostHelp')}</p>
      <div className="table-scroll">
        <table className="table">
          <RecordHead entity={entity} columns={columns} more={[t('lacks')]} />
          <tbody>
            {data.records.map((record) => {
              const lacks = lacking(record as Pick<RecordData, 'values'>);
              const name = title === null ? null : record.values[title];
              return (
                <RecordRow
                  key={record.id}
                  entity={entity}
                  record={record}
                  title={typeof name === 'string' && name !== '' ? name : `#${record.id}`}
                  titles={data.titles}
                  columns={columns}
                >
                  <td>{lacks !== null && <RuleWords entity={entity} rule={lacks} inline />}</td>
                </RecordRow>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

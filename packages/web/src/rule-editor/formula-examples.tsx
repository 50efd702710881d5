// What a formula gives on a few records of today.
import { localeOf } from '@keepwell/kernel';
import { fieldById, formatValue, type Entity } from '@keepwell/model';
import { evaluateRule, formatValue as formatResult, type Expression, type ValueType } from '@keepwell/rule';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useRuleContext } from './rule-scope.ts';

const shown = 5;

export interface FormulaExamplesProps {
  readonly entity: Entity;
  readonly expression: Expression;
  readonly type: ValueType;
}

export function FormulaExamples({ entity, expression, type }: FormulaExamplesProps): ReactElement | null {
  const t = useText('rule');
  const reader = useReader();
  const context = useRuleContext();
  const { data } = useQuery({
    queryKey: [...keys.records(entity.id), 'formulaExamples'],
    queryFn: () => client.queryRecords({ params: { entity: entity.id }, body: { limit: shown } }),
    retry: false,
  });
  if (data === undefined || data.records.length === 0) return null;
  const titleField = entity.titleField === null ? undefined : fieldById(entity, entity.titleField);
  return (
    <table className="table formula-examples">
      <caption className="sr">{t('onRecords')}</caption>
      <thead>
        <tr>
          <th>{t('onRecords')}</th>
          <th className="r">{t('result')}</th>
        </tr>
      </thead>
      <tbody>
        {data.records.map((record) => {
          const { id, createdAt, createdBy, updatedAt, updatedBy } = record;
          const values = { ...record.values, id, createdAt, createdBy, updatedAt, updatedBy };
          const { value } = evaluateRule(expression, values, context);
          const title = titleField === undefined ? '' : formatValue(titleField, record.values[titleField.id], reader);
          return (
            <tr key={id}>
              <td>{title === '' ? `#${id.toLocaleString(localeOf(reader.language))}` : title}</td>
              <td className="r num">
                {value === null ? t('emptyResult') : formatResult(value, type, reader.language, reader.timeZone)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

// FieldFacts: what records hold in a field now, and what becomes of it under the type that the draft gives it.
import { localeOf } from '@keepwell/kernel';
import { fieldTypes, needsConversion, type FieldDefinition } from '@keepwell/model';
import { Button, Skeleton } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';

export interface FieldFactsProps {
  readonly field: FieldDefinition;
  readonly was: FieldDefinition;
  readonly onPlan: () => void;
}

export function FieldFacts({ field, was, onPlan }: FieldFactsProps): ReactElement | null {
  const t = useText('designer');
  const { id, draft, language } = useDesigner();
  const converts = needsConversion(was, field) && fieldTypes.get(field.type)?.settable === true;
  const question = {
    figures: (['filled', 'empty', 'distinct'] as const).map((summary) => ({ field: field.id, summary })),
  };
  const figures = useQuery({
    queryKey: keys.summary(id, {}, question),
    queryFn: () => client.summarise({ params: { entity: id }, body: question }),
  });
  const isSaved = draft.kind === 'saved';
  const plan = useQuery({
    queryKey: keys.plan(id, draft.document.token),
    queryFn: () => client.planDocument({ params: { id } }),
    enabled: converts && isSaved,
  });
  const number = (value: number | null | undefined): string => (value ?? 0).toLocaleString(localeOf(language));
  const found = plan.data?.conversions.find((one) => one.field === field.id);
  const type = fieldTypes.get(field.type)?.labels[language] ?? field.type;
  const [filled, empty, distinct] = figures.data?.figures ?? [];
  const rows: (readonly [string, string])[] =
    converts && found !== undefined
      ? [
          [t('factFits', { type }), number(found.converted)],
          [t('factMisfits', { type }), number(found.emptied)],
          [t('factEmpty'), number(found.empty)],
        ]
      : [
          [t('factFilled'), number(filled)],
          [t('factEmpty'), number(empty)],
          [t('factDistinct'), number(distinct)],
        ];
  return (
    <div className="sect">
      <h3>{t('facts')}</h3>
      {figures.data === undefined && figures.isPending ? (
        <Skeleton rows={3} />
      ) : (
        <dl className="facts">
          {rows.map(([what, value]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {converts && (
        <Button block onClick={onPlan}>
          {t('seePlan')}
        </Button>
      )}
    </div>
  );
}

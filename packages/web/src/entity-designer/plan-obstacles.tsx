// PlanObstacles: what must be settled before publishing: problems of the draft, repeated values, documents that would break.
import { localeOf } from '@keepwell/kernel';
import { formatValue } from '@keepwell/model';
import { Button, Note, ProblemRow } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';
import type { Plan } from './plan-conversion.tsx';
import { fieldOfIssue } from './use-problems.ts';
import { UseTitle, useAsWords } from './use-title.tsx';

/** Whether the plan can be carried out. A missing value of a required field does not stop it. */
export function isBlocked(plan: Plan): boolean {
  return (
    plan.issues.some((found) => found.severity === 'error') ||
    plan.broken.length > 0 ||
    plan.obstacles.some((found) => found.obstacle === 'duplicate')
  );
}

export interface PlanObstaclesProps {
  readonly plan: Plan;
  /** Leaves the plan for the place of a problem. */
  readonly onLeave: (field: string | null) => void;
}

export function PlanObstacles({ plan, onLeave }: PlanObstaclesProps): ReactElement | null {
  const t = useText('designer');
  const as = useAsWords();
  const { doc, published, language, reader, nameOf } = useDesigner();
  const fieldName = (id: string | null): string => {
    const field = doc.fields.find((one) => one.id === id) ?? published?.fields.find((one) => one.id === id);
    return field === undefined ? '' : nameOf(field);
  };
  const errors = plan.issues.filter((found) => found.severity === 'error');
  const duplicates = plan.obstacles.filter((found) => found.obstacle === 'duplicate');
  if (!isBlocked(plan)) return null;
  return (
    <section className="plan-part" aria-label={t('planBlocked')}>
      <Note kind="danger">{t('planBlockedWhy')}</Note>
      <ul className="plan-blocks">
        {errors.map((found, at) => {
          const id = fieldOfIssue(doc, { ...found, params: {} });
          return (
            <ProblemRow key={at} severity="error" onOpen={() => onLeave(id)}>
              {id !== null && (
                <>
                  <b>{fieldName(id)}</b>
                  {t('colon')}
                </>
              )}
              {describeFinding({ code: found.code, params: found.params as never }, language)}
            </ProblemRow>
          );
        })}
        {duplicates.map((found) => {
          const field = doc.fields.find((one) => one.id === found.field);
          return (
            <ProblemRow
              key={found.field}
              severity="error"
              consequence={found.examples
                .map((one) => {
                  const value = field === undefined ? String(one.value) : formatValue(field, one.value, reader);
                  return t('planDuplicateOf', { record: one.title, value });
                })
                .join(t('listJoin'))}
              onOpen={() => onLeave(found.field)}
              action={
                <Button size="sm" onClick={() => onLeave(found.field)}>
                  {t('planToField')}
                </Button>
              }
            >
              {t('planDuplicate', {
                name: fieldName(found.field),
                count: found.records,
                shown: found.records.toLocaleString(localeOf(language)),
              })}
            </ProblemRow>
          );
        })}
        {plan.broken.map((use, at) => (
          <ProblemRow key={at} severity="error" consequence={t('planBrokenNext')}>
            <UseTitle use={use} /> {t('planBroken', { name: fieldName(use.field), as: as(use.as) })}
          </ProblemRow>
        ))}
      </ul>
    </section>
  );
}

// PlanConversion: what a change of type does to the values: how many convert, some of them before and after, and what cannot be kept.
import { endpoints, type PlanSchema, requestUrl } from '@keepwell/api';
import { localeOf } from '@keepwell/kernel';
import { fieldTypes, parseValue, type FieldDefinition, type FieldValue } from '@keepwell/model';
import { Button, Icon, Input, KpiStrip, Table } from '@keepwell/ui';
import { ArrowRight } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesigner } from './designer-context.tsx';

export type Plan = Static<typeof PlanSchema>;
export type Conversion = Plan['conversions'][number];

/** What the author typed in place of values that cannot be kept, by record. */
export type Repairs = Readonly<
  Record<number, { readonly text: string; readonly value: FieldValue; readonly problem?: string }>
>;

export interface PlanConversionProps {
  readonly conversion: Conversion;
  readonly field: FieldDefinition;
  readonly repairs: Repairs;
  readonly onRepair: (repairs: Repairs) => void;
}

/** Rows shown before the list is unfolded. */
const fewRows = 5;

export function PlanConversion({ conversion, field, repairs, onRepair }: PlanConversionProps): ReactElement {
  const t = useText('designer');
  const { id, language, reader, nameOf } = useDesigner();
  const [unfolded, setUnfolded] = useState(false);
  const { exceptions } = conversion;
  // Values that many records share are one example.
  const examples = [...new Map(conversion.examples.map((example) => [example.before, example])).values()];
  const number = (value: number): string => value.toLocaleString(localeOf(language));
  const typeLabel = (name: string): string => fieldTypes.get(name)?.labels[language] ?? name;
  const shown = unfolded ? exceptions : exceptions.slice(0, fewRows);
  const repaired = Object.values(repairs).filter((one) => one.value !== null).length;

  function repair(record: number, text: string): void {
    const answer = parseValue(field, text, reader);
    const next = answer.ok
      ? { text, value: answer.value }
      : { text, value: null, problem: describeFinding(answer, language) };
    onRepair({ ...repairs, [record]: next });
  }

  return (
    <section className="plan-part" aria-label={nameOf(field)}>
      <h3>
        {t(conversion.from === conversion.to ? 'planConvertedSame' : 'planConverted', {
          name: nameOf(field),
          from: typeLabel(conversion.from),
          to: typeLabel(conversion.to),
        })}
      </h3>
      <KpiStrip
        items={[
          { label: t('planConverts'), value: number(conversion.converted) },
          { label: t('planEmptied'), value: number(conversion.emptied) },
          { label: t('planWasEmpty'), value: number(conversion.empty) },
        ]}
      />
      {examples.length > 0 && (
        <>
          <h4>{t('planExamples')}</h4>
          <ul className="plan-examples">
            {examples.map((example, at) => (
              <li key={at}>
                <span className="muted ellipsis">{example.before}</span>
                <Icon of={ArrowRight} size={14} />
                <b className="num ellipsis">{example.after}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      {exceptions.length > 0 && (
        <>
          <h4>{t('planExceptions', { count: conversion.emptied })}</h4>
          <Table
            className="card"
            label={t('planExceptions', { count: conversion.emptied })}
            rows={shown}
            rowKey={(row) => row.record}
            columns={[
              { key: 'title', head: t('planRecord'), rowHead: true, cell: (row) => row.title },
              { key: 'before', head: t('planBefore'), cell: (row) => <span className="plan-text">{row.before}</span> },
              {
                key: 'reason',
                head: t('planReason'),
                cell: (row) => <span className="muted">{row.reason[language]}</span>,
              },
              {
                key: 'after',
                head: t('planAfter'),
                width: '180px',
                cell: (row) => (
                  <>
                    <Input
                      size="sm"
                      value={repairs[row.record]?.text ?? ''}
                      placeholder={t('planLeftEmpty')}
                      aria-label={t('planAfterOf', { record: row.title })}
                      invalid={repairs[row.record]?.problem !== undefined}
                      onText={(text) => repair(row.record, text)}
                    />
                    {repairs[row.record]?.problem !== undefined && (
                      <p className="help help--error">{repairs[row.record]?.problem}</p>
                    )}
                  </>
                ),
              },
            ]}
          />
          <div className="plan-foot">
            {shown.length < exceptions.length && (
              <Button variant="link" size="sm" onClick={() => setUnfolded(true)}>
                {t('planMore', { count: exceptions.length - shown.length })}
              </Button>
            )}
            {conversion.emptied > exceptions.length && (
              <span className="meta">{t('planUnlisted', { count: conversion.emptied - exceptions.length })}</span>
            )}
            <a
              className="btn btn--link"
              href={requestUrl(endpoints.planExceptions.path, { id }, { field: field.id })}
              download
            >
              {t('planDownload', { count: conversion.emptied })}
            </a>
            <span className="meta end">{t('planKept')}</span>
          </div>
          {repaired > 0 && (
            <p className="meta" role="status">
              {t('planRepaired', { count: repaired, rest: conversion.emptied - repaired })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

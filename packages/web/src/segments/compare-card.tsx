// CompareCard: the part's records beside those of another segment or all others, field by field, the clearest first.
import { localeOf, textIn, type Json } from '@keepwell/kernel';
import {
  type Entity,
  fieldById,
  type FieldDefinition,
  fieldOfSegment,
  formatValue,
  inSegment,
  type TieringDefinition,
  valueTypeOf,
} from '@keepwell/model';
import { Button, Card, Select, Skeleton } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { isoDay } from './day-number.ts';
import { useMembership } from './membership.ts';
import { partRule } from './part-rules.ts';
import { bodyOfSegment, kindOfSegment, useSegmentDocuments } from './use-segments.ts';

type Comparison = Awaited<ReturnType<typeof client.compareRecords>>['fields'][number];

const shownAtFirst = 7;
const comparable = new Set(['number', 'money', 'date', 'dateTime', 'choice', 'boolean']);

/** Numbers that count nothing, and other segments, which are chosen to compare with. */
const uncompared = new Set(['autoNumber', 'segment', 'tier']);

/** Fields with something to compare. */
export function comparedFields(entity: Entity, own: string): string[] {
  return entity.fields
    .filter((field) => field.id !== own && comparable.has(valueTypeOf(field).kind) && !uncompared.has(field.type))
    .map(({ id }) => id);
}

const others = 'others';

export function CompareCard(): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const { document, entity, kind, part } = useMembership();
  const [chosen, setChosen] = useState(others);
  const [showsAll, setShowsAll] = useState(false);
  const choices = useOtherParts();
  const with_ = choices.find(({ value }) => value === chosen);
  const these = partRule(document, part);
  const those: Json = with_?.rule ?? { '!': [these] };
  const fields = useMemo(() => comparedFields(entity, fieldOfSegment(document.id)), [entity, document.id]);
  const { data, isPending } = useQuery({
    queryKey: keys.compare(entity.id, { these, those, fields }),
    queryFn: () => client.compareRecords({ params: { entity: entity.id }, body: { these, those, fields } }),
    enabled: fields.length > 0,
    staleTime: 60_000,
  });
  const rows = data?.fields ?? [];
  // Of a choice, the option that tells most; the others are among all rows.
  const telling = rows.filter((row, at) => rows.findIndex(({ field }) => field === row.field) === at);
  const shown = showsAll ? rows : telling.slice(0, shownAtFirst);
  return (
    <Card
      flush
      className="compare"
      title={t('compare')}
      titleAside={
        <span className="compare__with">
          {t('with')}
          <Select
            size="sm"
            aria-label={t('with')}
            clearable={false}
            options={[{ value: others, label: t('others') }, ...choices]}
            value={with_ === undefined ? others : chosen}
            onChange={(value) => setChosen(value ?? others)}
          />
        </span>
      }
      foot={
        <>
          <span className="muted grow">{t('intervalHelp')}</span>
          {rows.length > Math.min(shownAtFirst, telling.length) && (
            <Button size="sm" variant="quiet" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? t('fewerFields') : t('allFields', { count: rows.length })}
            </Button>
          )}
        </>
      }
    >
      {isPending && fields.length > 0 && <Skeleton rows={6} />}
      {!isPending && rows.length === 0 && <p className="muted compare__none">{t('compareNone')}</p>}
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('field')}</th>
                <th scope="col" className="r">
                  {t(kind === 'segment' ? 'thisSegment' : 'thisTier')}
                </th>
                <th scope="col" className="r">
                  {with_?.label ?? t('others')}
                </th>
                <th scope="col" className="r">
                  {t('difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => {
                const field = fieldById(entity, row.field);
                if (field === undefined) return null;
                return (
                  <ComparedRow
                    key={`${row.field} ${row.option}`}
                    row={row}
                    field={field}
                    name={label(field.labels, field.key)}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface ComparedRowProps {
  readonly row: Comparison;
  readonly field: FieldDefinition;
  readonly name: string;
}

function ComparedRow({ row, field, name }: ComparedRowProps): ReactElement {
  const t = useText('segments');
  const reader = useReader();
  const locale = localeOf(reader.language);
  const type = valueTypeOf(field);
  const isDay = type.kind === 'date' || type.kind === 'dateTime';
  const percent = (share: number): string =>
    share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
  const plain = (value: number): string =>
    value.toLocaleString(locale, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 });

  function said(value: number | null): string {
    if (value === null) return '';
    if (row.statistic === 'share') return percent(value);
    if (isDay) return formatDate(Math.round(value));
    return type.kind === 'money' ? formatValue(field, Math.round(value), reader) : plain(value);
  }

  function formatDate(day: number): string {
    return isoDay(day);
  }

  function difference(): string {
    if (row.difference === null) return t('tooFew');
    if (!row.isClear) return t('notClear');
    const { difference: value } = row.difference;
    const sign = value > 0 ? '+' : '−';
    const size = Math.abs(value);
    if (row.statistic === 'share') return t('points', { value: `${sign}${plain(size * 100)}` });
    if (isDay) return t('days', { value: `${sign}${plain(size)}` });
    return `${sign}${type.kind === 'money' ? formatValue(field, Math.round(size), reader) : plain(size)}`;
  }

  const interval =
    row.difference === null || row.statistic !== 'share'
      ? row.difference === null
        ? undefined
        : `95%: ${plain(row.difference.low)} … ${plain(row.difference.high)}`
      : `95%: ${plain(row.difference.low * 100)} … ${plain(row.difference.high * 100)}`;
  const option =
    row.option === null || type.kind !== 'choice'
      ? null
      : textIn(type.options.find(({ id }) => id === row.option)?.labels, reader.language, row.option);
  const words =
    row.statistic === 'share'
      ? option === null
        ? name
        : t('shareOfOption', { field: name, option })
      : t(row.statistic, { field: name });
  return (
    <tr>
      <th scope="row">{words}</th>
      <td className="r">{said(row.these)}</td>
      <td className="r muted">{said(row.those)}</td>
      <td className="r" title={interval}>
        {row.isClear ? <b>{difference()}</b> : <span className="muted">{difference()}</span>}
      </td>
    </tr>
  );
}

/** Published segments and tiers of the same entity, but not the part itself. */
function useOtherParts(): readonly { readonly value: string; readonly label: string; readonly rule: Json }[] {
  const label = useLabel();
  const t = useText('segments');
  const { document, entity, part } = useMembership();
  const documents = useSegmentDocuments() ?? [];
  return documents
    .filter((other) => other.published !== null && bodyOfSegment(other).entity === entity.id)
    .flatMap((other) => {
      const name = label(bodyOfSegment(other).labels, t('unnamed'));
      const parts =
        kindOfSegment(other) === 'segment'
          ? [{ id: inSegment, label: name }]
          : (bodyOfSegment(other) as TieringDefinition).tiers.map((tier) => ({
              id: tier.id,
              label: `${name}: ${label(tier.labels, tier.id)}`,
            }));
      return parts
        .filter(({ id }) => other.id !== document.id || id !== part)
        .map(({ id, label: words }) => ({ value: `${other.id} ${id}`, label: words, rule: partRule(other, id) }));
    });
}

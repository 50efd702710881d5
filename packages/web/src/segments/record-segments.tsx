// RecordSegments: what a record is in, since when and why, on its page; and what it is not in, with what stands against it.
import type { RecordView } from '@keepwell/api';
import type { Entity, SegmentDefinition, TieringDefinition } from '@keepwell/model';
import { Card, Fold, Tag } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Document } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatExact, formatMoment } from '../record/format-moment.ts';
import { ReasonWords } from './reason-words.tsx';
import { RuleExplained } from './rule-explained.tsx';
import { bodyOfSegment, kindOfSegment, type SegmentBody, useSegmentDocuments } from './use-segments.ts';
import './segments.css';

type Membership = Awaited<ReturnType<typeof client.recordSegments>>['memberships'][number];

export interface RecordSegmentsProps {
  readonly entity: Entity;
  readonly record: RecordView;
}

/** Nothing where no segment of the entity is published. */
export function RecordSegments({ entity, record }: RecordSegmentsProps): ReactElement | null {
  const t = useText('segments');
  const documents = useSegmentDocuments();
  const { data } = useQuery({
    queryKey: keys.recordSegments(entity.id, record.id),
    queryFn: () => client.recordSegments({ params: { entity: entity.id, record: record.id } }),
  });
  const own = (documents ?? []).filter(
    ({ published }) => published !== null && (published.body as SegmentBody).entity === entity.id,
  );
  if (data === undefined || own.length === 0) return null;
  const memberships = new Map(data.memberships.map((one) => [one.segment, one]));
  const inside = own.flatMap((document) => {
    const membership = memberships.get(document.id);
    return membership === undefined ? [] : [{ document, membership }];
  });
  const outside = own.filter(({ id, kind }) => kind === 'segment' && !memberships.has(id));
  return (
    <Card title={t('ofRecord')}>
      {inside.length === 0 && <p className="muted of-record__none">{t('inNone')}</p>}
      <ul className="of-record">
        {inside.map(({ document, membership }) => (
          <Inside key={document.id} entity={entity} record={record} document={document} membership={membership} />
        ))}
      </ul>
      {outside.length > 0 && (
        <Fold label={t('notIn', { count: outside.length })}>
          <ul className="of-record">
            {outside.map((document) => (
              <li key={document.id}>
                <SegmentName document={document} />
                <p className="of-record__why muted">
                  <RuleExplained
                    entity={entity}
                    record={record}
                    rule={(bodyOfSegment(document) as SegmentDefinition).rule}
                  />
                </p>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Card>
  );
}

interface InsideProps extends RecordSegmentsProps {
  readonly document: Document;
  readonly membership: Membership;
}

function Inside({ entity, record, document, membership }: InsideProps): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const reader = useReader();
  const body = bodyOfSegment(document);
  const isTiering = kindOfSegment(document) === 'tiering';
  const tier = isTiering ? (body as TieringDefinition).tiers.find(({ id }) => id === membership.part) : undefined;
  const rule = isTiering ? tier?.when : (body as SegmentDefinition).rule;
  return (
    <li>
      <SegmentName document={document}>
        {tier !== undefined && <Tag colour={tier.colour}>{label(tier.labels, tier.id)}</Tag>}
        <span className="meta end" title={formatExact(membership.since, reader)}>
          {t('sinceWhen', { when: formatMoment(membership.since, reader) })}
        </span>
      </SegmentName>
      <p className="of-record__why">
        <ReasonWords reason={membership.reason} />
      </p>
      <p className="of-record__why muted">
        {rule == null ? t('everyoneElse') : <RuleExplained entity={entity} record={record} rule={rule} />}
      </p>
    </li>
  );
}

function SegmentName({
  document,
  children,
}: {
  readonly document: Document;
  readonly children?: ReactNode;
}): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  return (
    <div className="of-record__head">
      <Link to="/segments/$segment" params={{ segment: document.id }} search={{}}>
        {label(bodyOfSegment(document).labels, t('unnamed'))}
      </Link>
      {children}
    </div>
  );
}

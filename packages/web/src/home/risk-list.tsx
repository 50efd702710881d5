// RiskList: the records at risk, the worst first, each with why and since when; j and k go through them.
import type { RecordView } from '@keepwell/api';
import type { Json } from '@keepwell/kernel';
import { BandChip, Card, EmptyState, Kbd, Skeleton } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import { useRef, type ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { bandLooks } from '../health/band-looks.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatDay, formatExact } from '../record/format-moment.ts';
import { useCount } from '../segments/use-count.ts';
import { DriverList } from './driver-list.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useFirstRecords } from './use-first-records.ts';
import type { Reason } from './use-reasons.ts';
import { bandOf, isAtRisk, type Watched } from './watched.ts';

export interface RiskListProps {
  readonly watched: Watched;
  readonly filter: Json | null;
  /** Only the reader's own records. */
  readonly isMine: boolean;
}

const mostShown = 30;

export function RiskList({ watched, filter, isMine }: RiskListProps): ReactElement {
  const t = useText('home');
  const count = useCount();
  const { entity } = watched;
  const atRisk = isAtRisk(watched);
  const wanted: Json = filter === null ? atRisk : { and: [filter, atRisk] };
  const { records, total, reasons, readAt } = useFirstRecords(watched, wanted, mostShown);
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  return (
    <Card
      flush
      title={isMine ? t('myRisks') : t('allRisks')}
      titleAside={total === undefined ? undefined : count(total)}
      actions={
        (records?.length ?? 0) > 1 ? (
          <span className="meta home__keys">
            <Kbd>j</Kbd> <Kbd>k</Kbd> {t('move')}
          </span>
        ) : undefined
      }
      foot={
        total !== undefined && records !== undefined && total > records.length ? (
          <Link to="/e/$entity" params={{ entity: entity.id }} search={{ filter: wanted }}>
            {t('showAll', { count: total })}
          </Link>
        ) : undefined
      }
    >
      {records === undefined ? (
        <div className="card__body">
          <Skeleton shape="list" rows={6} />
        </div>
      ) : records.length === 0 ? (
        <EmptyState>{isMine ? t('noMyRisks') : t('noRisks')}</EmptyState>
      ) : (
        <ul ref={list} className="divide">
          {records.map((record) => (
            <RiskRow
              key={record.id}
              watched={watched}
              record={record}
              reason={reasons.get(record.id)}
              namesOwner={!isMine}
              readAt={readAt}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface RiskRowProps {
  readonly watched: Watched;
  readonly record: RecordView;
  readonly reason: Reason | undefined;
  readonly namesOwner: boolean;
  readonly readAt: number;
}

function RiskRow({ watched, record, reason, namesOwner, readAt }: RiskRowProps): ReactElement {
  const t = useText('home');
  const label = useLabel();
  const people = usePeople();
  const { entity, band, owner } = watched;
  const shown = bandOf(watched, record.values[band.id]);
  const who = owner === null || !namesOwner ? null : record.values[owner.id];
  return (
    <li className="risk">
      <BandChip band={bandLooks[shown.look]} score={scoreText(watched, record)} label={label(shown.labels)} />
      <div className="risk__what">
        <div className="hstack">
          <Link
            className="risk__name"
            to="/e/$entity/r/$record"
            params={{ entity: entity.id, record: String(record.id) }}
            search={{}}
          >
            {titleOf(watched, record)}
          </Link>
          {typeof who === 'string' && <span className="meta">{people[who] ?? t('formerMember')}</span>}
        </div>
        {reason !== undefined && <DriverList watched={watched} reason={reason} />}
      </div>
      <Since at={reason?.since ?? null} readAt={readAt} />
    </li>
  );
}

/** As the record's page calls it. */
export function titleOf({ entity }: Watched, record: RecordView): string {
  const title = entity.titleField === null ? null : record.values[entity.titleField];
  return title === null || title === undefined || title === '' ? `#${record.id}` : String(title);
}

export function scoreText({ score }: Watched, record: RecordView): string | null {
  const value = record.values[score.id];
  return typeof value === 'number' ? (Math.round(value * 10) / 10).toFixed(1) : null;
}

const dayMs = 86_400_000;

function Since({ at, readAt }: { readonly at: number | null; readonly readAt: number }): ReactElement {
  const t = useText('home');
  const reader = useReader();
  if (at === null) return <span className="risk__since" />;
  const days = Math.floor(Math.max(0, readAt - at) / dayMs);
  return (
    <span className="risk__since" title={formatExact(at, reader)}>
      <span>{days === 0 ? t('sinceToday') : t('sinceDays', { count: days })}</span>
      {days > 0 && <span className="meta">{t('sinceDay', { day: formatDay(at, reader) })}</span>}
    </span>
  );
}

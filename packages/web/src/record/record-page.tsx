// The page of one record: its fields by group, editable in place, and everything that ever happened to it.
import { Button, ImpactDialog, Menu, Note, Skeleton } from '@keepwell/ui';
import type { Entity } from '@keepwell/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, Copy, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useEntity } from '../data/use-documents.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { WhyCards } from '../health/why-cards.tsx';
import { RecordSegments } from '../segments/record-segments.tsx';
import { createCellWrites } from '../grid/cell-writes.ts';
import { ConflictDialog } from '../grid/conflict-dialog.tsx';
import { useDeleteRecords } from '../grid/use-delete-records.ts';
import { useRecordWrites } from '../grid/use-record-writes.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { PageMissing } from '../shell/page-missing.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { FieldGroups } from './field-groups.tsx';
import { formatExact, formatMoment } from './format-moment.ts';
import { HistoryCard } from './history-card.tsx';
import { Neighbours } from './neighbours.tsx';
import './record.css';

const route = getRouteApi('/shell/e/$entity/r/$record');

export function RecordPage(): ReactElement {
  const { entity: id, record } = route.useParams();
  const entity = useEntity(id);
  const number = Number(record);
  if (entity === undefined) return <PagePending />;
  if (entity === null || !Number.isInteger(number)) return <PageMissing />;
  return <OneRecord key={`${id} ${record}`} entity={entity} number={number} />;
}

function OneRecord({ entity, number }: { readonly entity: Entity; readonly number: number }): ReactElement {
  const t = useText('record');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const fail = useFailure();
  const [cells] = useState(createCellWrites);
  const [asking, setAsking] = useState(false);
  const writes = useRecordWrites(entity, cells);
  const remove = useDeleteRecords(entity);
  const answer = useQuery({
    queryKey: keys.record(entity.id, number),
    queryFn: () => client.getRecord({ params: { entity: entity.id, record: number } }),
  });
  const name = label(entity.labels, entity.key);
  const crumbs = (
    <>
      <Link to="/e/$entity" params={{ entity: entity.id }} search={search}>
        {name}
      </Link>
      <ChevronRight className="i i--14" aria-hidden="true" />
      <Neighbours entity={entity} number={number} />
    </>
  );
  if (answer.error !== null) {
    return (
      <PageFrame title={`${name} ${number}`} crumbs={crumbs}>
        <ProblemPanel failure={answer.error} onRetry={() => void answer.refetch()} />
      </PageFrame>
    );
  }
  if (answer.data === undefined) {
    return (
      <PageFrame title={`${name} ${number}`} crumbs={crumbs}>
        <div className="card card__body">
          <Skeleton rows={8} />
        </div>
      </PageFrame>
    );
  }
  const { record, title, deleted, titles } = answer.data;

  async function restore(): Promise<void> {
    try {
      await client.restoreFromBin({ body: { items: [{ kind: 'record', id: String(number), entity: entity.id }] } });
      await queries.invalidateQueries({ queryKey: keys.records(entity.id) });
      await queries.invalidateQueries({ queryKey: ['bin'] });
    } catch (failure) {
      fail(failure);
    }
  }

  return (
    <PageFrame
      title={title === '' ? `${name} ${number}` : title}
      crumbs={crumbs}
      meta={
        <span title={formatExact(record.updatedAt, reader)}>
          {t('updated', {
            who: people[record.updatedBy] ?? common('someone'),
            when: formatMoment(record.updatedAt, reader),
          })}
        </span>
      }
      actions={
        deleted ? (
          <Button variant="primary" onClick={() => void restore()}>
            {common('restore')}
          </Button>
        ) : (
          <Menu
            label={t('actions')}
            items={[
              {
                label: t('copyLink'),
                icon: Copy,
                onSelect: () => void navigator.clipboard.writeText(window.location.href),
              },
              { label: common('delete'), icon: Trash2, danger: true, onSelect: () => setAsking(true) },
            ]}
          />
        )
      }
    >
      {deleted && <Note kind="warn">{t('isDeleted')}</Note>}
      <div className="record">
        <div className="record__main">
          {!deleted && <WhyCards entity={entity} record={record} />}
          {!deleted && <RecordSegments entity={entity} record={record} />}
          <FieldGroups
            entity={entity}
            record={record}
            titles={titles}
            cells={cells}
            writes={writes}
            readOnly={deleted}
          />
        </div>
        <HistoryCard entity={entity} record={record} titles={titles} writes={writes} readOnly={deleted} />
      </div>
      <ConflictDialog entity={entity} writes={writes} titles={titles} />
      <ImpactDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('deleteTitle', { title })}
        impacts={[{ what: name, count: 1 }]}
        afterwards={t('deleteAfterwards')}
        confirmLabel={common('delete')}
        onConfirm={() => {
          setAsking(false);
          void remove({ ids: [number] }).then((done) =>
            done ? navigate({ to: '/e/$entity', params: { entity: entity.id }, search }) : undefined,
          );
        }}
      />
    </PageFrame>
  );
}

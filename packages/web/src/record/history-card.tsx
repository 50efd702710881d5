// Everything that happened to a record: field by field old → new, who, when, why; each old value can be put back.
import type { RecordView } from '@keepwell/api';
import { equalJson } from '@keepwell/kernel';
import { fieldById, fieldsOf, isSettable, type Entity, type FieldValue } from '@keepwell/model';
import { Button, HistoryRow, Select, Skeleton } from '@keepwell/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import type { RecordWrites } from '../grid/use-record-writes.ts';
import type { Titles } from '../grid/use-rows.ts';
import { valueText } from '../grid/value-text.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { formatMoment } from './format-moment.ts';

type Change = Awaited<ReturnType<typeof client.recordHistory>>['changes'][number];

export interface HistoryCardProps {
  readonly entity: Entity;
  readonly record: RecordView;
  readonly titles: Titles;
  readonly writes: RecordWrites;
  readonly readOnly: boolean;
}

const pageSize = 50;

export function HistoryCard(props: HistoryCardProps): ReactElement {
  const { entity, record } = props;
  const t = useText('record');
  const label = useLabel();
  const [only, setOnly] = useState<string | null>(null);
  const history = useInfiniteQuery({
    queryKey: keys.history(entity.id, record.id),
    queryFn: ({ pageParam }) =>
      client.recordHistory({
        params: { entity: entity.id, record: record.id },
        query: { limit: pageSize, ...(pageParam !== null && { before: pageParam }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.changes.at(-1)?.position ?? null) : null),
  });
  const changes = history.data?.pages.flatMap((page) => page.changes) ?? [];
  const fields = fieldsOf(entity).filter((field) =>
    changes.some((change) => field.id in change.before || field.id in change.after),
  );
  return (
    <section className="card record__history" aria-label={t('history')}>
      <div className="card__head">
        <h2>{t('history')}</h2>
        <span className="end record__which">
          <Select
            aria-label={t('whichFields')}
            size="sm"
            searchable={fields.length > 8}
            clearable
            placeholder={t('allFields')}
            options={fields.map((field) => ({ value: field.id, label: label(field.labels, field.key) }))}
            value={only}
            onChange={setOnly}
          />
        </span>
      </div>
      {history.error !== null && <ProblemPanel failure={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <Skeleton shape="list" rows={4} />}
      <ul className="divide">
        {changes.map((change) => (
          <ChangeRows key={change.position} {...props} change={change} only={only} />
        ))}
      </ul>
      {history.hasNextPage && (
        <div className="card__foot">
          <Button variant="link" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ChangeRowsProps extends HistoryCardProps {
  readonly change: Change;
  readonly only: string | null;
}

function ChangeRows({ entity, record, titles, writes, readOnly, change, only }: ChangeRowsProps): ReactElement {
  const t = useText('record');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const who = people[change.actor] ?? common('someone');
  const cause = change.cause.kind === 'edit' ? '' : ` · ${t(`cause_${change.cause.kind}`)}`;
  const when = `${formatMoment(change.at, reader)}${cause}`;
  if (change.change !== 'update') {
    return only === null ? (
      <li className="history-row">
        <div className="grow">
          <b>{t(`change_${change.change}`)}</b>
          <p className="meta">
            {who}, {when}
          </p>
        </div>
      </li>
    ) : (
      <></>
    );
  }
  const touched = [...new Set([...Object.keys(change.before), ...Object.keys(change.after)])].filter(
    (id) => (only === null || id === only) && fieldById(entity, id) !== undefined,
  );
  const text = (id: string, value: FieldValue): string | null => {
    const field = fieldById(entity, id);
    const words = field === undefined ? '' : valueText(field, value, { reader, people, titles });
    return words === '' ? null : words;
  };
  return (
    <>
      {touched.map((id) => {
        const field = fieldById(entity, id);
        const was = (change.before[id] ?? null) as FieldValue;
        const now = record.values[id] ?? null;
        const name = label(field?.labels, field?.key ?? id);
        const canRestore = !readOnly && field !== undefined && isSettable(field) && !equalJson(was, now);
        return (
          <HistoryRow
            key={id}
            field={name}
            was={text(id, was)}
            now={text(id, (change.after[id] ?? null) as FieldValue)}
            who={who}
            when={when}
            {...(canRestore && {
              onRestore: () =>
                void writes.write([{ record, values: { [id]: was } }], t('restoredField', { field: name })),
            })}
          />
        );
      })}
    </>
  );
}

// The recycle bin: deleted records, fields and documents, each of which can be brought back.
import { Button, EmptyState, Segmented, Table, Tag, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useEntities } from '../data/use-documents.ts';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { PagePending } from '../shell/page-pending.tsx';

type BinItem = Awaited<ReturnType<typeof client.listBin>>['items'][number];
type Kind = 'all' | BinItem['kind'];

export function BinPage(): ReactElement {
  const t = useText('bin');
  const common = useText('common');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const entities = useEntities() ?? [];
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const [kind, setKind] = useState<Kind>('all');
  const { data, error, refetch } = useQuery({ queryKey: keys.bin(), queryFn: () => client.listBin({ query: {} }) });
  const restore = useMutation({
    mutationFn: (item: BinItem) =>
      client.restoreFromBin({ body: { items: [{ kind: item.kind, id: item.id, entity: item.entity }] } }),
    onSuccess: async (_answer, item) => {
      toast.show({ message: t(item.kind === 'field' ? 'fieldRestored' : 'restored', { title: item.title }) });
      await queries.invalidateQueries();
    },
    onError: fail,
  });

  if (error !== null) {
    return (
      <PageFrame title={t('title')}>
        <ProblemPanel failure={error} onRetry={() => void refetch()} />
      </PageFrame>
    );
  }
  if (data === undefined) return <PagePending />;
  const shown = data.items.filter((item) => kind === 'all' || item.kind === kind);
  const entityName = (id: string | null): string => label(entities.find((entity) => entity.id === id)?.labels);
  return (
    <PageFrame title={t('title')} meta={t('count', { count: data.items.length })}>
      <Segmented<Kind>
        aria-label={t('kind')}
        value={kind}
        onChange={setKind}
        options={(['all', 'record', 'field', 'document'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {shown.length === 0 ? (
        <EmptyState>{t('emptyLine')}</EmptyState>
      ) : (
        <div className="card bin__list">
          <Table
            label={t('title')}
            rows={shown}
            rowKey={(item) => `${item.kind} ${item.entity ?? ''} ${item.id}`}
            columns={[
              { key: 'title', head: t('what'), rowHead: true, cell: (item) => item.title },
              { key: 'kind', head: t('kind'), cell: (item) => <Tag>{t(item.kind)}</Tag> },
              { key: 'entity', head: t('entity'), cell: (item) => entityName(item.entity) },
              {
                key: 'size',
                head: t('size'),
                align: 'right',
                cell: (item) => (item.size === null ? '' : item.size.toLocaleString()),
              },
              { key: 'by', head: t('by'), cell: (item) => people[item.by] ?? common('someone') },
              { key: 'at', head: t('at'), cell: (item) => formatMoment(item.at, reader) },
              {
                key: 'restore',
                head: <span className="sr">{common('restore')}</span>,
                align: 'right',
                cell: (item) => (
                  <Button
                    size="sm"
                    aria-label={t('restoreItem', { title: item.title })}
                    busy={restore.isPending && restore.variables === item}
                    onClick={() => restore.mutate(item)}
                  >
                    {common('restore')}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
    </PageFrame>
  );
}

// FieldBinPanel: deleted fields: those the draft takes away, and those in the recycle bin with their values.
import { localeOf } from '@keepwell/kernel';
import type { EntityDefinition, FieldDefinition } from '@keepwell/model';
import { Button, Table, useToast } from '@keepwell/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { bodyOf } from '../builder/draft-session.ts';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { usePeople } from '../data/use-members.ts';
import { useText } from '../language/use-text.ts';
import { useFailure } from '../problem/use-failure.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useDesigner, type Designer } from './designer-context.tsx';
import { addField } from './entity-edits.ts';

/** Fields that people use and the draft deletes. */
export function deletedInDraft({ doc, published }: Pick<Designer, 'doc' | 'published'>): readonly FieldDefinition[] {
  const kept = new Set(doc.fields.map((field) => field.id));
  return (published?.fields ?? []).filter((field) => !kept.has(field.id));
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly size: number | null;
  readonly where: string;
  readonly restore: () => void;
}

export function FieldBinPanel(): ReactElement {
  const t = useText('designer');
  const common = useText('common');
  const designer = useDesigner();
  const { id, doc, edit, editor, session, nameOf, reader, language, select } = designer;
  const people = usePeople();
  const queries = useQueryClient();
  const toast = useToast();
  const fail = useFailure();
  const bin = useQuery({ queryKey: keys.bin(id), queryFn: () => client.listBin({ query: { entity: id } }) });
  const takeBack = useMutation({
    mutationFn: ({ id: field, title }: { readonly id: string; readonly title: string }) =>
      session.change(
        async () => {
          await client.restoreFromBin({ body: { items: [{ kind: 'field', id: field, entity: id }] } });
          return client.getDocument({ params: { id } });
        },
        (document) => editor.edit(t('restoredFieldStep', { name: title }), () => bodyOf(document) as EntityDefinition),
      ),
    onSuccess: (document, { id: field }) => {
      const restored = (bodyOf(document) as EntityDefinition).fields.find((one) => one.id === field);
      select(field);
      toast.show({
        key: 'designer',
        message: t('restoredField', { name: restored === undefined ? '' : nameOf(restored) }),
      });
      void queries.invalidateQueries({ queryKey: ['bin'] });
    },
    onError: fail,
  });
  const inDraft: Row[] = deletedInDraft(designer).map((field) => ({
    id: field.id,
    title: nameOf(field),
    size: null,
    where: t('binDraft'),
    restore: () => {
      edit(t('restoredFieldStep', { name: nameOf(field) }), (entity) => addField(entity, structuredClone(field), null));
      select(field.id);
    },
  }));
  const here = new Set(doc.fields.map((field) => field.id));
  const inBin: Row[] = (bin.data?.items ?? [])
    .filter((item) => item.kind === 'field' && item.entity === id && !here.has(item.id))
    .map((item) => ({
      id: item.id,
      title: item.title,
      size: item.size,
      where: t('binSince', { who: people[item.by] ?? common('someone'), when: formatMoment(item.at, reader) }),
      restore: () => takeBack.mutate(item),
    }));
  const rows = [...inDraft, ...inBin];
  if (rows.length === 0) return <p className="drawer__empty muted">{t('binEmpty')}</p>;
  return (
    <Table
      label={t('fieldBin')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', head: t('field'), rowHead: true, cell: (row) => row.title },
        { key: 'where', head: t('binWhere'), cell: (row) => row.where },
        {
          key: 'size',
          head: t('binValues'),
          align: 'right',
          cell: (row) => (row.size === null ? '' : row.size.toLocaleString(localeOf(language))),
        },
        {
          key: 'restore',
          head: <span className="sr">{common('restore')}</span>,
          align: 'right',
          cell: (row) => (
            <Button
              size="sm"
              aria-label={t('restoreField', { name: row.title })}
              busy={takeBack.isPending && takeBack.variables?.id === row.id}
              onClick={row.restore}
            >
              {common('restore')}
            </Button>
          ),
        },
      ]}
    />
  );
}

// The page of an entity: its views, its records in the grid, and what can be done with them.
import { Button, EmptyState, Skeleton } from '@keepwell/ui';
import type { Selection } from '@keepwell/api';
import { fieldById, type Entity, type Sort } from '@keepwell/model';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { Download, Plus, Settings2, Upload } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useEntity } from '../data/use-documents.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { PageMissing } from '../shell/page-missing.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { screens } from '../shell/screens.ts';
import { rememberEntity } from '../start/last-entity.ts';
import { ViewTabs } from '../views/view-tabs.tsx';
import { gridColumns, moveColumn, resizeColumn } from './columns.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DataGrid } from './data-grid.tsx';
import { exportUrl } from './export-url.ts';
import { ListBar } from './list-bar.tsx';
import { ListTools } from './list-tools.tsx';
import { ListStatus } from './list-status.tsx';
import { NewRecordDrawer } from './new-record-drawer.tsx';
import { SelectionActions } from './selection-actions.tsx';
import { nextSort, toggleSort } from './sort-edits.ts';
import { useColumnMenu } from './use-column-menu.ts';
import { useDeleteRecords } from './use-delete-records.ts';
import { useFigures } from './use-figures.ts';
import { useGridSession } from './use-grid-session.ts';
import { useTotal } from './use-total.ts';
import { useList } from './use-list.ts';

const route = getRouteApi('/shell/e/$entity');

export function RecordsPage(): ReactElement {
  const { entity: id } = route.useParams();
  const entity = useEntity(id);
  useEffect(() => {
    if (entity != null) rememberEntity(id);
  }, [entity, id]);
  if (entity === undefined) return <PagePending />;
  if (entity === null) return <PageMissing />;
  return <Records key={id} entity={entity} />;
}

function Records({ entity }: { readonly entity: Entity }): ReactElement {
  const t = useText('grid');
  const label = useLabel();
  const navigate = useNavigate();
  const list = useList(entity.id);
  const { state } = list;
  const [adding, setAdding] = useState(false);
  const selection = useMemo<Selection>(
    () => ({
      ...(state.filter != null && { filter: state.filter }),
      ...(state.search !== '' && { search: state.search }),
      // Groups stand together because their field orders the rows first.
      ...((state.sort.length > 0 || state.group !== null) && { sort: groupFirst(state.group, state.sort) }),
    }),
    [state.filter, state.search, state.sort, state.group],
  );
  const isNarrow = useNarrow();
  const columns = useMemo(() => {
    const [title, ...rest] = gridColumns(entity, state.columns);
    // On a phone the frozen title leaves room for the other columns.
    return title === undefined ? [] : [isNarrow ? { ...title, width: Math.min(title.width, 128) } : title, ...rest];
  }, [entity, state.columns, isNarrow]);
  const figures = useFigures(entity.id, selection, columns, state.group);
  const remove = useDeleteRecords(entity);
  const session = useGridSession({
    entity,
    selection,
    columns,
    groups: figures.groups,
    onOpen: (record) =>
      void navigate({
        to: '/e/$entity/r/$record',
        params: { entity: entity.id, record: String(record.id) },
        search: list.search,
      }),
    onDelete: (ids) => void remove({ ids }),
  });
  const menuOf = useColumnMenu(entity, list);
  const name = label(entity.labels, entity.key);
  const { rows } = session;
  const total = useTotal(entity.id, state.filter != null || state.search !== '', rows.total);
  const isEmpty = rows.total === 0 && state.filter == null && state.search === '';
  return (
    <PageFrame
      layout="fill"
      title={name}
      meta={total === undefined ? undefined : t('records', { count: total })}
      actions={
        <>
          {screens.designer && (
            <Link to="/e/$entity/design" params={{ entity: entity.id }} search={{}} className="btn">
              <Settings2 className="i" aria-hidden="true" />
              {t('fields')}
            </Link>
          )}
          <a className="btn" href={exportUrl(entity, selection, columns)} download>
            <Download className="i" aria-hidden="true" />
            {t('export')}
          </a>
          {screens.imports && (
            <Link to="/import" search={{ entity: entity.id }} className="btn">
              <Upload className="i" aria-hidden="true" />
              {t('import')}
            </Link>
          )}
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('newRecord')}
          </Button>
        </>
      }
    >
      <section className="card list" aria-label={name}>
        <ViewTabs entity={entity} list={list} total={rows.total} aside={<ListTools entity={entity} list={list} />} />
        <ListBar entity={entity} list={list} matching={rows.total} total={total} />
        {rows.failure !== null && rows.failure !== undefined ? (
          <ProblemPanel failure={rows.failure} onRetry={rows.retry} />
        ) : rows.total === undefined || figures.groups === undefined ? (
          <Skeleton shape="table" rows={14} columns={6} />
        ) : isEmpty ? (
          <EmptyState
            bare
            actions={
              <>
                <Button variant="primary" onClick={() => setAdding(true)}>
                  {t('newRecord')}
                </Button>
                {screens.imports && (
                  <Link to="/import" search={{ entity: entity.id }} className="btn btn--link">
                    {t('import')}
                  </Link>
                )}
              </>
            }
          >
            {t('emptyLine', { entity: name })}
          </EmptyState>
        ) : rows.total === 0 ? (
          <EmptyState
            bare
            actions={<Button onClick={() => list.set({ filter: null, search: '' })}>{t('showAll')}</Button>}
          >
            {t('nothingFits')}
          </EmptyState>
        ) : (
          <DataGrid
            label={name}
            session={session}
            sort={state.sort}
            groupField={state.group === null ? null : (fieldById(entity, state.group) ?? null)}
            menuOf={menuOf}
            onSort={(column, add) =>
              list.set({ sort: add ? toggleSort(state.sort, column.field.id) : nextSort(state.sort, column.field.id) })
            }
            onResize={(column, width) =>
              list.set({ columns: resizeColumn(entity, state.columns, column.field.id, width) })
            }
            onMove={(column, before) =>
              list.set({ columns: moveColumn(entity, state.columns, column.field.id, before?.field.id ?? null) })
            }
            figured={figures.figured}
            figures={figures.figures}
          />
        )}
        {session.checkedCount > 0 ? (
          <SelectionActions entity={entity} session={session} onDelete={remove} />
        ) : (
          <ListStatus session={session} />
        )}
      </section>
      <ConflictDialog entity={entity} writes={session.writes} titles={rows.titles} />
      <NewRecordDrawer entity={entity} open={adding} onClose={() => setAdding(false)} />
    </PageFrame>
  );
}

function groupFirst(group: string | null, sort: readonly Sort[]): Sort[] {
  if (group === null) return [...sort];
  return [{ field: group, direction: 'asc' as const }, ...sort.filter((item) => item.field !== group)].slice(0, 8);
}

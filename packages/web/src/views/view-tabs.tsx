// The saved views of an entity as tabs; the chosen one shows that it differs from what is saved.
import { Button, Icon, Menu, type MenuItem } from '@keepwell/ui';
import type { Entity } from '@keepwell/model';
import { useQuery } from '@tanstack/react-query';
import { Copy, Lock, PenLine, Plus, Trash2, Users } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { View } from '../data/use-documents.ts';
import { usePerson, useReader } from '../data/use-session.ts';
import type { List } from '../grid/use-list.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { SaveViewDialog, type SaveViewWish } from './save-view-dialog.tsx';
import { useViewWrites } from './use-view-writes.ts';

export interface ViewTabsProps {
  readonly entity: Entity;
  readonly list: List;
  readonly total: number | undefined;
  /** At the right: the tools of the list. */
  readonly aside?: ReactNode;
}

export function ViewTabs({ entity, list, total, aside }: ViewTabsProps): ReactElement {
  const t = useText('views');
  const common = useText('common');
  const label = useLabel();
  const person = usePerson();
  const { language } = useReader();
  const writes = useViewWrites(entity, list);
  const [wish, setWish] = useState<SaveViewWish | null>(null);
  const { view, changed } = list;
  const menu = (one: View): MenuItem[] => [
    { label: common('rename'), icon: PenLine, onSelect: () => setWish({ kind: 'rename', view: one }) },
    { label: t('duplicate'), icon: Copy, onSelect: () => setWish({ kind: 'copy', view: one }) },
    {
      label: t(one.body.owner === null ? 'makePersonal' : 'makeShared'),
      icon: one.body.owner === null ? Lock : Users,
      onSelect: () =>
        void writes.save(one, { ...one.body, owner: one.body.owner === null ? person.id : null }, t('sharingChanged')),
    },
    { kind: 'separator' },
    { label: common('delete'), icon: Trash2, danger: true, onSelect: () => void writes.remove(one) },
  ];
  return (
    <div className="list__tabs">
      <nav className="list__tabs-scroll" aria-label={t('title')}>
        <button
          type="button"
          className="list__tab"
          aria-current={view === null ? 'page' : undefined}
          onClick={() => list.choose(null)}
        >
          {t('all')}
          {view === null && total !== undefined && <span className="count">{total.toLocaleString(language)}</span>}
          {view === null && changed && <Dot />}
        </button>
        {list.views.map((one) => (
          <button
            key={one.id}
            type="button"
            className="list__tab"
            aria-current={view?.id === one.id ? 'page' : undefined}
            onClick={() => list.choose(one.id)}
          >
            {one.body.owner !== null && <Icon of={Lock} size={14} />}
            {label(one.body.labels)}
            {view?.id === one.id && total !== undefined ? (
              <span className="count">{total.toLocaleString(language)}</span>
            ) : (
              <ViewCount view={one} />
            )}
            {view?.id === one.id && changed && <Dot />}
          </button>
        ))}
      </nav>
      {view !== null && (
        <Menu items={menu(view)} label={t('actionsFor', { view: label(view.body.labels) })} align="start" />
      )}
      <Button variant="quiet" icon={Plus} onClick={() => setWish({ kind: 'new' })}>
        {t('newView')}
      </Button>
      <span className="grow" />
      {changed && (
        <>
          <span className="muted nowrap">{t('changed')}</span>
          <Button size="sm" variant="quiet" onClick={list.discard}>
            {common('discard')}
          </Button>
          {view !== null && (
            <Button size="sm" onClick={() => void writes.saveChanges(view)}>
              {common('save')}
            </Button>
          )}
          {view === null && (
            <Button size="sm" onClick={() => setWish({ kind: 'new' })}>
              {t('saveAs')}
            </Button>
          )}
        </>
      )}
      {aside}
      {wish !== null && <SaveViewDialog wish={wish} writes={writes} onClose={() => setWish(null)} />}
    </div>
  );
}

function Dot(): ReactElement {
  const t = useText('views');
  return <span className="list__dot" role="img" aria-label={t('changed')} />;
}

/** How many records a view shows now. */
function ViewCount({ view }: { readonly view: View }): ReactElement | null {
  const { language } = useReader();
  const selection = view.body.filter == null ? {} : { filter: view.body.filter };
  const { data } = useQuery({
    queryKey: keys.count(view.body.entity, selection),
    queryFn: () => client.countRecords({ params: { entity: view.body.entity }, body: selection }),
  });
  return data === undefined ? null : <span className="count">{data.matching.toLocaleString(language)}</span>;
}

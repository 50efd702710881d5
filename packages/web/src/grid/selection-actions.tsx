// What can be done with the checked rows: set a field, export, delete; each as one step that one undo takes back.
import type { Selection } from '@keepwell/api';
import { Button, IconButton, ImpactDialog } from '@keepwell/ui';
import { isSettable, type Entity } from '@keepwell/model';
import { Download, PenLine, Trash2, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';
import { exportUrl } from './export-url.ts';
import { RangeFigures } from './list-status.tsx';
import type { DeleteTarget } from './use-delete-records.ts';
import type { GridSession } from './use-grid-session.ts';

export interface SelectionActionsProps {
  readonly entity: Entity;
  readonly session: GridSession;
  readonly onDelete: (target: DeleteTarget) => Promise<boolean>;
}

/** Deleting more than this asks first, with the count. */
const askAbove = 20;

export function SelectionActions({ entity, session, onDelete }: SelectionActionsProps): ReactElement {
  const t = useText('grid');
  const common = useText('common');
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const count = session.checkedCount;
  const { sort, search } = session.selection;
  const checked: Selection = {
    ...(session.checkedFilter != null && { filter: session.checkedFilter }),
    ...(session.checkedIds === null && search !== undefined && { search }),
    ...(sort !== undefined && { sort }),
  };
  const clear = (): void => session.checkAll(false);

  async function remove(): Promise<void> {
    setAsking(false);
    const target =
      session.checkedIds !== null && session.checkedIds.length <= 5000
        ? { ids: session.checkedIds }
        : { selection: checked };
    if (await onDelete(target)) clear();
  }

  return (
    <div className="list__selection" role="toolbar" aria-label={t('bulkActions')}>
      <IconButton size="sm" icon={X} label={t('clearChecked')} onClick={clear} />
      <b className="nowrap num">{t('checked', { count })}</b>
      {entity.fields.some(isSettable) && (
        <Button size="sm" icon={PenLine} onClick={() => setEditing(true)}>
          {t('bulkEdit')}
        </Button>
      )}
      <a className="btn btn--sm" href={exportUrl(entity, checked, session.columns)} download>
        <Download className="i" aria-hidden="true" />
        {t('export')}
      </a>
      <Button
        size="sm"
        variant="danger"
        icon={Trash2}
        onClick={() => (count > askAbove ? setAsking(true) : void remove())}
      >
        {common('delete')}
      </Button>
      <span className="grow" />
      <RangeFigures session={session} />
      {editing && (
        <BulkEditDialog entity={entity} selection={checked} count={count} onClose={() => setEditing(false)} />
      )}
      <ImpactDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('deleteTitle', { count })}
        impacts={[{ what: t('deleteImpact'), count }]}
        afterwards={t('deleteAfterwards')}
        confirmLabel={common('delete')}
        onConfirm={() => void remove()}
      />
    </div>
  );
}

// PasteDialog: before a paste that cannot go in whole: how much fits, and for each refused cell why.
import { Button, Dialog, Note, Table } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useLanguageState } from '../language/language-state.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import type { PastePlan } from './paste-plan.ts';

/** More are counted, not listed. */
const mostListed = 200;

export interface PasteDialogProps {
  readonly plan: PastePlan;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

export function PasteDialog({ plan, onApply, onClose }: PasteDialogProps): ReactElement {
  const t = useText('grid');
  const common = useText('common');
  const label = useLabel();
  const language = useLanguageState((state) => state.language);
  return (
    <Dialog
      open
      onClose={onClose}
      width={760}
      title={t('pasteTitle')}
      description={t('pasteCounts', { changed: plan.changed, refused: plan.refused.length })}
      foot={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" disabled={plan.changed === 0} onClick={onApply}>
            {t('pasteRest', { count: plan.changed })}
          </Button>
        </>
      }
    >
      <div className="stack">
        {plan.beyond > 0 && <Note kind="warn">{t('pasteBeyond', { count: plan.beyond })}</Note>}
        {plan.readOnly > 0 && <Note>{t('pasteReadOnly', { count: plan.readOnly })}</Note>}
        {plan.refused.length > 0 && (
          <Table
            label={t('pasteRefused')}
            rows={plan.refused.slice(0, mostListed)}
            rowKey={(_cell, at) => at}
            columns={[
              { key: 'line', head: t('pasteLine'), align: 'right', cell: (cell) => cell.line + 1 },
              { key: 'field', head: t('field'), cell: (cell) => label(cell.field.labels, cell.field.key) },
              { key: 'text', head: t('pasteText'), cell: (cell) => <b>{cell.text}</b> },
              { key: 'why', head: t('pasteWhy'), cell: (cell) => describeFinding(cell, language) },
            ]}
          />
        )}
        {plan.refused.length > mostListed && (
          <p className="meta">{t('pasteMore', { count: plan.refused.length - mostListed })}</p>
        )}
      </div>
    </Dialog>
  );
}

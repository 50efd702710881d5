// DesignerDrawer: what lies under the canvas: problems, history, deleted fields. Its line of buttons is always in sight.
import { Badge, classNames, IconButton } from '@keepwell/ui';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { deletedInDraft, FieldBinPanel } from './field-bin-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';

const panels = ['problems', 'history', 'bin'] as const;
export type DrawerPanel = (typeof panels)[number];

export interface DrawerHeadProps {
  readonly open: DrawerPanel | null;
  readonly onOpen: (panel: DrawerPanel | null) => void;
}

export function DrawerHead({ open, onOpen }: DrawerHeadProps): ReactElement {
  const t = useText('designer');
  const designer = useDesigner();
  const counts: Readonly<Record<DrawerPanel, number>> = {
    problems: designer.issues.length,
    history: 0,
    bin: deletedInDraft(designer).length,
  };
  return (
    <div className="drawer-head">
      {panels.map((panel) => (
        <button
          key={panel}
          type="button"
          className={classNames('drawer-head__button', open === panel && 'on')}
          aria-expanded={open === panel}
          onClick={() => onOpen(open === panel ? null : panel)}
        >
          {t(`drawer_${panel}`)}
          {counts[panel] > 0 && <Badge>{counts[panel]}</Badge>}
        </button>
      ))}
      <span className="grow" />
      {open !== null && (
        <IconButton icon={ChevronDown} size="sm" label={t('closeDrawer')} onClick={() => onOpen(null)} />
      )}
    </div>
  );
}

export function DrawerBody({ panel }: { readonly panel: DrawerPanel }): ReactElement {
  if (panel === 'problems') return <ProblemsPanel />;
  return panel === 'history' ? <HistoryPanel /> : <FieldBinPanel />;
}

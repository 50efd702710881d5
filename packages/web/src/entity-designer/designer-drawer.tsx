// DesignerDrawer: what lies under the canvas: problems, history, deleted fields.
import type { ReactElement } from 'react';
import { DrawerHead } from '../builder/drawer-head.tsx';
import { HistoryPanel } from '../builder/history-panel.tsx';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { deletedInDraft, FieldBinPanel } from './field-bin-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';

export type DrawerPanel = 'problems' | 'history' | 'bin';

export interface DesignerDrawerHeadProps {
  readonly open: DrawerPanel | null;
  readonly onOpen: (panel: DrawerPanel | null) => void;
}

export function DesignerDrawerHead({ open, onOpen }: DesignerDrawerHeadProps): ReactElement {
  const t = useText('designer');
  const words = useText('builder');
  const designer = useDesigner();
  return (
    <DrawerHead<DrawerPanel>
      open={open}
      onOpen={onOpen}
      panels={[
        { panel: 'problems', label: words('drawer_problems'), count: designer.issues.length },
        { panel: 'history', label: words('drawer_history') },
        { panel: 'bin', label: t('drawer_bin'), count: deletedInDraft(designer).length },
      ]}
    />
  );
}

export function DrawerBody({ panel }: { readonly panel: DrawerPanel }): ReactElement {
  if (panel === 'problems') return <ProblemsPanel />;
  return panel === 'history' ? <HistoryPanel /> : <FieldBinPanel />;
}

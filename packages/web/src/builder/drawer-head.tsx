// DrawerHead: the line of buttons that opens what lies under the canvas; always in sight.
import { Badge, classNames, IconButton } from '@keepwell/ui';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';

export interface DrawerHeadProps<Panel extends string> {
  readonly panels: readonly { readonly panel: Panel; readonly label: string; readonly count?: number }[];
  readonly open: Panel | null;
  readonly onOpen: (panel: Panel | null) => void;
}

export function DrawerHead<Panel extends string>({ panels, open, onOpen }: DrawerHeadProps<Panel>): ReactElement {
  const t = useText('builder');
  return (
    <div className="drawer-head">
      {panels.map(({ panel, label, count = 0 }) => (
        <button
          key={panel}
          type="button"
          className={classNames('drawer-head__button', open === panel && 'on')}
          aria-expanded={open === panel}
          onClick={() => onOpen(open === panel ? null : panel)}
        >
          {label}
          {count > 0 && <Badge>{count}</Badge>}
        </button>
      ))}
      <span className="grow" />
      {open !== null && (
        <IconButton icon={ChevronDown} size="sm" label={t('closeDrawer')} onClick={() => onOpen(null)} />
      )}
    </div>
  );
}

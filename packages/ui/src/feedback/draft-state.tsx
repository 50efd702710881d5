// DraftState: how the work at hand is kept: saving, saved, live, offline, in conflict, failed. The words change, not only the pip.
import { CircleAlert, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconType } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import type { UiTexts } from '../language/ui-texts.ts';
import { Spinner } from './spinner.tsx';

export type DraftStatus =
  | { kind: 'saving' }
  /** `at` as it should read: "12:03". */
  | { kind: 'saved'; at: string }
  | { kind: 'live'; version: string }
  | { kind: 'offline'; changes: number }
  | { kind: 'conflict'; who: string }
  | { kind: 'failed' };

export interface DraftStateProps {
  status: DraftStatus;
  /** A link or button: "Details", "Compare". */
  action?: ReactNode;
  className?: string;
}

function wordsOf(status: DraftStatus, texts: UiTexts['draft']): string {
  switch (status.kind) {
    case 'saving':
      return texts.saving;
    case 'saved':
      return texts.saved(status.at);
    case 'live':
      return texts.live(status.version);
    case 'offline':
      return texts.offline(status.changes);
    case 'conflict':
      return texts.conflict(status.who);
    case 'failed':
      return texts.failed;
  }
}

const icons: Readonly<Partial<Record<DraftStatus['kind'], IconType>>> = {
  offline: WifiOff,
  conflict: TriangleAlert,
  failed: CircleAlert,
};

export function DraftState({ status, action, className }: DraftStateProps): ReactElement {
  const texts = useUiTexts();
  const icon = icons[status.kind];
  return (
    <span className={classNames('state', `state--${status.kind}`, className)} role="status">
      {icon ? <Icon of={icon} size={14} /> : status.kind === 'saving' ? <Spinner /> : <span className="pip" />}
      {wordsOf(status, texts.draft)}
      {action}
    </span>
  );
}

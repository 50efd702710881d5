// HistoryRow: one change of one value: was → is, who and when, and the way back.
import { ArrowRight, Lock, RotateCcw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface HistoryRowProps {
  field: ReactNode;
  /** null reads as "empty". */
  was: ReactNode;
  now: ReactNode;
  who: ReactNode;
  when: ReactNode;
  onRestore?: () => void;
  /** A source owns the value: a lock with the reason takes the place of "restore". */
  lockedReason?: string;
}

export function HistoryRow({ field, was, now, who, when, onRestore, lockedReason }: HistoryRowProps): ReactElement {
  const texts = useUiTexts();
  const value = (content: ReactNode): ReactNode => (content == null || content === '' ? texts.history.empty : content);
  return (
    <li className="history-row">
      <div className="grow">
        <div className="history-row__change">
          <span className="med">{field}</span>
          <span className="sr">{texts.history.from}</span>
          <span className={was == null || was === '' ? 'muted' : 'was'}>{value(was)}</span>
          <Icon of={ArrowRight} size={14} />
          <span className="sr">{texts.history.to}</span>
          <span>{value(now)}</span>
        </div>
        <div className="meta">
          {who} · {when}
        </div>
      </div>
      {lockedReason !== undefined ? (
        <span className="meta hstack" title={lockedReason}>
          <Icon of={Lock} size={14} />
          <span className="sr">{lockedReason}</span>
        </span>
      ) : (
        onRestore && (
          <Button variant="quiet" size="sm" icon={RotateCcw} onClick={onRestore}>
            {texts.history.restore}
          </Button>
        )
      )}
    </li>
  );
}

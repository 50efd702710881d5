// ErrorPanel: what happened, what was kept, what to do next, in the reader's language; a code for whoever is asked.
import { CircleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';

export interface ErrorPanelProps {
  title: ReactNode;
  what?: ReactNode;
  kept?: ReactNode;
  next?: ReactNode;
  /** One or two Buttons of size sm. */
  actions?: ReactNode;
  code?: string;
  className?: string;
}

export function ErrorPanel({ title, what, kept, next, actions, code, className }: ErrorPanelProps): ReactElement {
  const texts = useUiTexts();
  const lines = [
    [texts.error.what, what],
    [texts.error.kept, kept],
    [texts.error.next, next],
  ] as const;
  return (
    <div className={classNames('card error-panel', className)} role="alert">
      <h3 className="error-panel__title">
        <Icon of={CircleAlert} className="danger" />
        {title}
      </h3>
      <dl>
        {lines.map(
          ([label, text]) =>
            text != null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {(actions != null || code !== undefined) && (
        <div className="error-panel__foot">
          {actions}
          {code !== undefined && <span className="meta end">{texts.error.code(code)}</span>}
        </div>
      )}
    </div>
  );
}

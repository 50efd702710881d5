// Progress: percent, done of all, speed, time left, cancel; without `all` it only shows that work goes on.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Button } from '../controls/button.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { durationText } from '../text/duration-text.ts';
import { formatNumber } from '../text/number-text.ts';

export interface ProgressProps {
  /** Names what runs: "Importing customers". */
  label: string;
  done: number;
  all: number | null;
  /** Behind the numbers: "rows". */
  unit?: string;
  /** "186 rows/s". */
  rate?: ReactNode;
  secondsLeft?: number | null;
  /** Below the bar: "You can close this page." */
  note?: ReactNode;
  onCancel?: () => void;
  cancelLabel?: string;
  /** Only the bar. */
  bare?: boolean;
  className?: string;
}

export function Progress(props: ProgressProps): ReactElement {
  const { label, done, all, unit, rate, secondsLeft, note, onCancel, cancelLabel, bare, className } = props;
  const { texts, locale } = useUiLanguage();
  const share = all === null ? null : all === 0 ? 1 : Math.min(Math.max(done / all, 0), 1);
  const percent = share === null ? null : Math.floor(share * 100);
  const count = (n: number): string => formatNumber(n, { locale, decimals: 0 });
  const counted = all === null ? count(done) : texts.progress.done(count(done), count(all));
  const bar = (
    <div
      className={classNames('progress', share === null && 'progress--open', bare && className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={percent === null ? counted : `${percent}%, ${counted}`}
    >
      <span style={share === null ? undefined : { width: `${share * 100}%` }} />
    </div>
  );
  if (bare) return bar;
  return (
    <div className={classNames('progress-panel', className)}>
      <div className="progress-panel__head">
        {percent !== null && <b className="progress-panel__percent">{percent}%</b>}
        <span className="num">
          {counted}
          {unit !== undefined && ` ${unit}`}
        </span>
        {rate != null && <span className="muted num">{rate}</span>}
        <span className="end num">
          {secondsLeft != null && share !== 1 && texts.progress.left(durationText(secondsLeft, texts.duration))}
        </span>
        {onCancel && (
          <Button size="sm" onClick={onCancel}>
            {cancelLabel ?? texts.cancel}
          </Button>
        )}
      </div>
      {bar}
      {note != null && <p className="muted">{note}</p>}
    </div>
  );
}

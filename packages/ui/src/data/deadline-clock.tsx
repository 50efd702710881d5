// DeadlineClock: how much of the time is left, as a ring and in words; danger when it is nearly gone or gone.
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';

export interface DeadlineClockProps {
  /** 1 = all of it, 0 = none. */
  left: number;
  /** "3 h 12 min left", "超时 2 时". */
  words: string;
  /** Nearly over: danger. Always so at 0. */
  soon?: boolean;
  className?: string;
}

const radius = 7;
const round = 2 * Math.PI * radius;

export function DeadlineClock({ left, words, soon, className }: DeadlineClockProps): ReactElement {
  const over = left <= 0;
  const share = over ? 1 : Math.min(left, 1);
  return (
    <span className={classNames('clock', (soon || over) && 'clock--soon', className)}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <circle className="track" cx="9" cy="9" r={radius} />
        <circle
          className="left"
          cx="9"
          cy="9"
          r={radius}
          strokeDasharray={`${share * round} ${round}`}
          transform="rotate(-90 9 9)"
        />
      </svg>
      {words}
    </span>
  );
}

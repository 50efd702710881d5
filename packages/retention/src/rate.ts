// A share with what it was counted from and its 95 % interval; a share of nothing is "n/a", never 0.
import { type Interval, wilsonInterval } from './wilson-interval.ts';

export interface Rate {
  /** 0…1; null when the denominator is 0. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly interval: Interval | null;
}

export function rateOf(numerator: number, denominator: number): Rate {
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    interval: wilsonInterval(numerator, denominator),
  };
}

// useFigures: counts and shares as the reader's language writes them.
import { localeOf } from '@keepwell/kernel';
import type { Rate } from '@keepwell/retention';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';

export interface Figures {
  count(number: number): string;
  /** 0…1 → "46.3%". */
  percent(share: number): string;
  /** "46.3%", or "n/a" where there is nothing to divide by. */
  rate(rate: Rate): string;
  /** "44.4% – 48.2%". */
  interval(rate: Rate): string;
}

export function useFigures(): Figures {
  const t = useText('healthBuilder');
  const { reader } = useDesk();
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return {
    count: (number) => number.toLocaleString(localeOf(reader.language)),
    percent,
    rate: ({ value }) => (value === null ? t('notAvailable') : percent(value)),
    interval: ({ interval }) => (interval === null ? '–' : `${percent(interval.low)} – ${percent(interval.high)}`),
  };
}

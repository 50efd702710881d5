// useLeakWords: why a field may know the loss already, in a sentence for each sign.
import { type Leak, leaksOf } from '@keepwell/health';
import { useCallback } from 'react';
import { useText } from '../language/use-text.ts';
import type { FieldFact } from './use-facts.ts';
import { useFigures } from './use-figures.ts';

/** Empty: nothing speaks for it. */
export function useLeakWords(): (fact: FieldFact) => readonly string[] {
  const t = useText('healthBuilder');
  const { count } = useFigures();
  return useCallback(
    (fact) => {
      // A share that rounds to nothing or to all is said as it is.
      const percent = (share: number): string => {
        const whole = Math.round(100 * share);
        return (whole === 0 && share > 0) || (whole === 100 && share < 1) ? (100 * share).toFixed(1) : String(whole);
      };
      const say = (leak: Leak): string => {
        switch (leak.kind) {
          case 'separates':
            return t('leakSeparates', { auc: leak.auc.toFixed(2) });
          case 'filled':
          case 'missing':
            return t(leak.kind === 'filled' ? 'leakFilled' : 'leakMissing', {
              lost: percent(leak.lost),
              kept: percent(leak.kept),
            });
          case 'changedLater':
            return t('leakChanged', { later: count(leak.later), records: count(leak.records) });
        }
      };
      return leaksOf(fact).map(say);
    },
    [t, count],
  );
}

// Numbers the types share: bounds, figures in words, and where high values are bad news.
import type { Text } from '@keepwell/kernel';
import type { Polarity } from '../definition.ts';
import type { FieldFacts } from '../indicator-type.ts';

/** Whether points should rise with the value. `facts.auc` above a half: high values go with losses. */
export function risesWith(facts: FieldFacts, polarity: Polarity): boolean {
  const badWhenHigh = (facts.auc ?? 0.5) > 0.5;
  return polarity === 'health' ? !badWhenHigh : badWhenHigh;
}

/** At most four digits that matter, so that a proposal reads like a person's. */
export function rounded(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3));
}

export function figure(value: number): string {
  return String(Number(value.toFixed(4)));
}

export function both(text: (language: 'zh' | 'en') => string): Text {
  return { zh: text('zh'), en: text('en') };
}

/** Points of each option or truth value from its loss rate: the safest gets the best points. */
export function pointsOfRates(rates: Readonly<Record<string, number>>, polarity: Polarity): Record<string, number> {
  const values = Object.values(rates);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return Object.fromEntries(
    Object.entries(rates).map(([option, rate]) => {
      const share = high === low ? 0.5 : (rate - low) / (high - low);
      return [option, Math.round(100 * (polarity === 'health' ? 1 - share : share))];
    }),
  );
}

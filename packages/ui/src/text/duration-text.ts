// Says how long something still takes, no more exactly than one can know it.
import type { UiTexts } from '../language/ui-texts.ts';

/** `14` → "14 s", `95` → "2 min", `5400` → "1 h 30 min". Seconds in. */
export function durationText(seconds: number, words: UiTexts['duration']): string {
  if (seconds < 60) return words.seconds(Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return words.minutes(minutes);
  return words.hours(Math.floor(minutes / 60), minutes % 60);
}

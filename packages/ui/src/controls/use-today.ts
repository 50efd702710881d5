// useToday: the reader's calendar day, fixed while the control stands, unless the screen gives one.
import { useState } from 'react';
import { toIsoDate } from '../text/date-text.ts';

export function useToday(given: string | undefined): string {
  const [own] = useState(() => toIsoDate(new Date()));
  return given ?? own;
}

// A clock that a test moves from outside the process: the file holds "now" in milliseconds.
import type { Clock } from '@keepwell/kernel';
import { readFileSync } from 'node:fs';

/** While the file is missing or holds no number, the time is the machine's. */
export function createFileClock(file: string): Clock {
  return {
    now() {
      try {
        const text = readFileSync(file, 'utf8').trim();
        if (/^\d+$/.test(text)) return Number(text);
      } catch {
        // Not written yet.
      }
      return Date.now();
    },
  };
}

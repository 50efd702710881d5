// Counts failed tries (sign-in, links) per key and refuses more for a while, so that passwords cannot be tried by machine.
import { AppError, type Clock } from '@keepwell/kernel';

export interface TryLimit {
  /** Throws `server.too_many_tries` while any of the keys is shut. */
  check(...keys: string[]): void;
  failed(...keys: string[]): void;
  succeeded(...keys: string[]): void;
}

/** `most` failures within `milliseconds` shut a key until the oldest of them is that old. At most 10,000 keys are kept. */
export function createTryLimit(clock: Clock, most: number, milliseconds: number): TryLimit {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const since = clock.now() - milliseconds;
    return (failures.get(key) ?? []).filter((at) => at > since);
  };
  return {
    check(...keys) {
      for (const key of keys) {
        const tries = recent(key);
        if (tries.length < most) continue;
        const wait = (tries[tries.length - most] ?? 0) + milliseconds - clock.now();
        throw new AppError('server.too_many_tries', { minutes: Math.max(1, Math.ceil(wait / 60_000)) });
      }
    },
    failed(...keys) {
      for (const key of keys) {
        const tries = [...recent(key), clock.now()].slice(-most);
        failures.delete(key);
        failures.set(key, tries);
      }
      // The map is in order of the last failure, so the first key is the one that has been quiet longest.
      for (const key of failures.keys()) {
        if (failures.size <= 10_000) break;
        failures.delete(key);
      }
    },
    succeeded(...keys) {
      for (const key of keys) failures.delete(key);
    },
  };
}

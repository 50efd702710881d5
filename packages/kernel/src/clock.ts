// The clock is an argument: whoever needs the time is handed one of these.

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export interface Clock {
  now(): Instant;
}

/** A clock that stands still until it is moved: for tests and simulation. */
export function createManualClock(start: Instant): Clock & { set(at: Instant): void; advance(by: number): void } {
  let at = start;
  return {
    now: () => at,
    set(next) {
      at = next;
    },
    advance(by) {
      at += by;
    },
  };
}

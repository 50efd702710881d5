// How much a step of long work takes on: as much as lets other writes wait for some milliseconds, whatever the machine does now.
export interface Pace {
  /** Records of the next step. */
  size(work: string): number;
  /** Does the step and remembers how long it took. */
  keep<T>(work: string, step: (size: number) => Promise<T>): Promise<T>;
}

export interface PaceLimits {
  readonly first: number;
  readonly least: number;
  readonly most: number;
}

/** What a write may wait for a step. A page of a person's own takes as long. */
const targetMs = 3;

export function createPace({ first, least, most }: PaceLimits): Pace {
  const sizes = new Map<string, number>();
  const size = (work: string): number => sizes.get(work) ?? first;
  return {
    size,
    async keep(work, step) {
      const now = size(work);
      const begin = performance.now();
      const answer = await step(now);
      const took = performance.now() - begin;
      // At most twice or half: one slow commit says little about the next.
      const wanted = now * Math.min(2, Math.max(0.5, targetMs / Math.max(took, 0.1)));
      sizes.set(work, Math.round(Math.min(most, Math.max(least, wanted))));
      return answer;
    },
  };
}

// A seeded source of choices, so that every run can be repeated from its seed.
export interface Random {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(share: number): boolean;
}

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (below) => Math.floor(next() * below),
    pick: (items) => {
      const found = items[Math.floor(next() * items.length)];
      if (found === undefined) throw new Error('Nothing to pick from.');
      return found;
    },
    chance: (share) => next() < share,
  };
}

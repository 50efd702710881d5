// Remembers which values were seen, in bounded memory: 64-bit hashes in typed arrays, 12 bytes a value at twice the room.

export interface ValueIndex {
  /** The line at which the value was first seen, or null. */
  find(value: string): number | null;
  /** Remembers the value with its line (1 or more), unless it is held already; answers whether it is new. */
  add(value: string, line: number): boolean;
  readonly size: number;
  /** True once `limit` values are held: nothing more is remembered, so "new" no longer proves anything. */
  readonly full: boolean;
}

const startRoom = 1024;

/**
 * Two values are taken as one when 64 bits of hash agree: among a million values with probability 3 in 10⁸.
 * `limit` bounds the memory (1,000,000 values: 48 MB at most).
 */
export function createValueIndex(limit = 1_000_000): ValueIndex {
  let room = startRoom;
  let low = new Uint32Array(room);
  let high = new Uint32Array(room);
  let lines = new Uint32Array(room);
  let size = 0;
  let full = false;

  /** Slot of the hash, or the free slot where it belongs. Line 0 marks a free slot. */
  function slotOf(a: number, b: number): number {
    let at = a & (room - 1);
    while (lines[at] !== 0 && (low[at] !== a || high[at] !== b)) at = (at + 1) & (room - 1);
    return at;
  }

  function grow(): void {
    const old = { low, high, lines };
    room *= 2;
    low = new Uint32Array(room);
    high = new Uint32Array(room);
    lines = new Uint32Array(room);
    for (let at = 0; at < old.lines.length; at++) {
      const line = old.lines[at] ?? 0;
      if (line === 0) continue;
      const a = old.low[at] ?? 0;
      const b = old.high[at] ?? 0;
      const to = slotOf(a, b);
      low[to] = a;
      high[to] = b;
      lines[to] = line;
    }
  }

  return {
    find(value) {
      const [a, b] = hash64(value);
      return lines[slotOf(a, b)] || null;
    },
    add(value, line) {
      const [a, b] = hash64(value);
      const at = slotOf(a, b);
      if (lines[at] !== 0) return false;
      if (size >= limit) {
        full = true;
        return true;
      }
      low[at] = a;
      high[at] = b;
      lines[at] = line;
      size++;
      if (size * 2 > room) grow();
      return true;
    },
    get size() {
      return size;
    },
    get full() {
      return full;
    },
  };
}

/** Two FNV-1a hashes with different multipliers over UTF-16 units, each finished by MurmurHash3's 32-bit mix. */
export function hash64(text: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [mix(a ^ text.length), mix(b)];
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

// MurmurHash3, 32 bits wide: the hash that places customers in buckets, here and by the same numbers in both databases.
//
// No library fits: murmurhash-js and murmurhash3js hash the low bytes of UTF-16 units, so that Chinese text comes out wrong;
// murmurhash and murmurhash3js-revisited are right, but are CommonJS with other hashes in the same file, and measured 5 and 7 times
// slower on customer numbers, since every text needs an encoder or an array of its own.

const first = 0xcc9e2d51;
const second = 0x1b873593;

/**
 * MurmurHash3_x86_32 by Austin Appleby (github.com/aappleby/smhasher, public domain) of the first `size` bytes: a whole number
 * from 0 to 4,294,967,295. `seed`: 32 bits.
 */
export function murmur3OfBytes(bytes: Uint8Array, size: number, seed = 0): number {
  let hash = seed | 0;
  const whole = size - (size % 4);
  for (let at = 0; at < whole; at += 4) {
    hash ^= scramble(
      byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24),
    );
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let at = size - 1; at >= whole; at -= 1) rest = (rest << 8) | byte(bytes, at);
  hash ^= scramble(rest) ^ size;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, first);
  return Math.imul((mixed << 15) | (mixed >>> 17), second);
}

const encoder = new TextEncoder();
/** Filled anew for every short text: most are ids, and an array for each would cost more than its hash. */
const scratch = new Uint8Array(768);

/** MurmurHash3 of a text's UTF-8 with seed 0: a whole number from 0 to 4,294,967,295. */
export function murmur3(text: string): number {
  // A UTF-16 unit is three bytes of UTF-8 at most.
  if (text.length * 3 <= scratch.length) return murmur3OfBytes(scratch, encoder.encodeInto(text, scratch).written);
  const bytes = encoder.encode(text);
  return murmur3OfBytes(bytes, bytes.length);
}

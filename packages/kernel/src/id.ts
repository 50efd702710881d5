// Ids of documents, fields and options: short, immutable, safe in SQL names and URLs.

/** 32 letters and digits without look-alikes; an id never starts with a digit because it has a prefix. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export type Random = (bytes: number) => Uint8Array;

/** An id such as `f_8k2m4q0xz1`: prefix and 50 random bits (10 characters). `random` gives that many random bytes. */
export function createId(prefix: string, random: Random): string {
  const bytes = random(10);
  let id = `${prefix}_`;
  for (const byte of bytes) id += alphabet[byte & 31];
  return id;
}

export const idPattern = /^[a-z]{1,8}_[0-9a-z]{1,32}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}

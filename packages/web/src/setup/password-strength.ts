// How hard a password is to guess, 0 to 4, for the meter; the server decides whether it is taken.

export const shortestPassword = 10;

/** Counts characters, not UTF-16 units. */
export function isTooShort(password: string): boolean {
  return Array.from(password).length < shortestPassword;
}

/** Runs such as `abcd`, `4321` and `aaaa` add one character's worth, not four. */
function countSurprises(password: string): number {
  const points = Array.from(password, (character) => character.codePointAt(0) ?? 0);
  let surprises = 0;
  for (const [index, point] of points.entries()) {
    const step = index === 0 ? NaN : point - (points[index - 1] ?? 0);
    const before = index < 2 ? NaN : (points[index - 1] ?? 0) - (points[index - 2] ?? 0);
    if (!(step === before && Math.abs(step) <= 1)) surprises++;
  }
  return surprises;
}

/** 0 empty, 1 weak, 2 fair, 3 strong enough, 4 very strong; below ten characters never more than 1. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (password === '') return 0;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w\s]|_/, /\s/, /\P{ASCII}/u].filter((kind) => kind.test(password));
  const distinct = new Set(password).size;
  const bits = Math.min(countSurprises(password), distinct * 2) * Math.log2(12 * (kinds.length + 1));
  if (isTooShort(password) || bits < 40) return 1;
  if (bits < 50) return 2;
  return bits < 78 ? 3 : 4;
}

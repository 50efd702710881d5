// The area under the curve by its definition: of all pairs of a lost and a kept one, how often the lost one scores higher, ties half.
export function aucByPairs(lost: readonly number[], kept: readonly number[]): number {
  let won = 0;
  for (const a of lost) for (const b of kept) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / (lost.length * kept.length);
}

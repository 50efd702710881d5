// 2^x for x ≤ 0 and the logistic curve out of + − × / and floor alone, so that databases compute the same doubles.

/** Taylor series of 2^f = e^(f·ln 2) around 0, constant first; off by less than 5e-10 for f in [0, 1). */
export const exp2Coefficients: readonly number[] = [
  1,
  Math.LN2,
  0.240_226_506_959_100_7,
  0.055_504_108_664_821_58,
  0.009_618_129_107_628_477,
  0.001_333_355_814_642_844_3,
  0.000_154_035_303_933_816_1,
  0.000_015_252_733_804_059_84,
  1.321548679014431e-6,
  1.017_808_600_923_969_9e-7,
  7.054_911_620_801_122e-9,
];

/** Below 2^−40 a score shows nothing: 0. */
export const leastExponent = -40;

export function exp2(x: number): number {
  const k = Math.floor(x);
  if (k < leastExponent) return 0;
  const f = x - k;
  let power = 0;
  for (let index = exp2Coefficients.length - 1; index >= 0; index -= 1)
    power = power * f + (exp2Coefficients[index] ?? 0);
  return power / 2 ** -k;
}

/** 100/(1+e^−y). */
export function logistic(y: number): number {
  const t = exp2(-(Math.abs(y) * Math.LOG2E));
  return y >= 0 ? 100 / (1 + t) : (100 * t) / (1 + t);
}

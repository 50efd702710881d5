// 2^x for x ≤ 0 in SQL: the operations of exp2.ts in their order, without any function of the database.
import { sql } from 'kysely';
import { exp2Coefficients, leastExponent } from '../exp2.ts';
import type { ScoreTools } from './score-tools.ts';
import { whole } from './score-tools.ts';
import type { Part } from './stages.ts';

export function exp2Parts(name: string, exponent: Part, tools: ScoreTools): Part {
  const { stages, dialect } = tools;
  // Far below the least exponent, the whole number would not fit.
  const cut = stages.define(
    `${name}_k`,
    (refer) =>
      sql`(case when ${refer(exponent)} < ${dialect.double(leastExponent)} then ${whole(leastExponent - 1)} else ${dialect.floor(refer(exponent))} end)`,
  );
  const fraction = stages.define(`${name}_f`, (refer) => sql`(${refer(exponent)} - ${dialect.toDouble(refer(cut))})`);
  return stages.define(name, (refer) => {
    const [highest, ...lower] = [...exp2Coefficients].reverse();
    let polynomial = dialect.double(highest ?? 0);
    for (const coefficient of lower)
      polynomial = sql`(${polynomial} * ${refer(fraction)} + ${dialect.double(coefficient)})`;
    // Dividing by 2^n only moves the exponent: the same double as multiplying by 2^−n.
    return sql`(case when ${refer(cut)} < ${whole(leastExponent)} then ${dialect.double(0)} else ${polynomial} / ${dialect.powerOfTwo(sql`(-${refer(cut)})`)} end)`;
  });
}

/** 100/(1+e^−y) of a double. */
export function logisticParts(name: string, y: Part, tools: ScoreTools): Part {
  const { stages, dialect } = tools;
  const exponent = stages.define(`${name}_x`, (refer) => sql`(-(abs(${refer(y)}) * ${dialect.double(Math.LOG2E)}))`);
  const power = exp2Parts(`${name}_t`, exponent, tools);
  const [zero, one, hundred] = [dialect.double(0), dialect.double(1), dialect.double(100)];
  return stages.define(
    name,
    (refer) =>
      sql`(case when ${refer(y)} >= ${zero} then ${hundred} / (${one} + ${refer(power)}) else ${hundred} * ${refer(power)} / (${one} + ${refer(power)}) end)`,
  );
}

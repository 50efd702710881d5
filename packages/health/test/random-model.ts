// Random compiled models: every indicator type, aggregation, missing policy, cadence, with variants, hysteresis and holds.
import { parseRule } from '@keepwell/rule';
import type { Json } from '@keepwell/kernel';
import type { Aggregation, Band, HealthModel } from '../src/index.ts';
import type { CompiledGroup, CompiledIndicator, CompiledModel, CompiledNode, CompiledVariant } from '../src/index.ts';
import type { Random } from './random.ts';
import { options } from './world.ts';

export const typeNames = [
  'linear',
  'piecewise',
  'choice',
  'yesNo',
  'percentile',
  'robustZ',
  'recency',
  'rule',
  'assessment',
  'children',
] as const;
export const aggregations = ['weightedMean', 'worst', 'allGood', 'abnormalCount', 'abnormalDays'] as const;

const cadences = ['atOnce', 'hourly', 'daily'] as const;
const points = (random: Random): number =>
  random.pick([0, 10, 33.3333, 50, 62.5, 75, 100, random.below(1_000_001) / 10_000]);
const someRule = (random: Random): Json =>
  random.pick<Json>([
    { '>': [{ var: 'f_n' }, 3] },
    { '==': [{ var: 'f_s' }, 'o_a'] },
    { var: 'f_b' },
    { '<=': [{ var: 'f_x' }, 12.5] },
    { or: [{ '>': [{ var: 'f_n' }, 3] }, { '==': [{ var: 'f_s' }, 'o_a'] }] },
    { and: [{ '>': [{ var: 'f_x' }, 0] }, { '!': [{ '==': [{ var: 'f_s' }, 'o_a'] }] }] },
  ]);
const perOption = (random: Random): Record<string, number> =>
  Object.fromEntries(options.filter(() => random.chance(0.8)).map((option) => [option, points(random)]));
const number = (random: Random): string => random.pick(['f_x', 'f_y', 'f_n']);
const day = (random: Random): string => random.pick(['f_d', 'f_t']);
const side = (random: Random): string => random.pick(['high', 'low', 'both']);
const within = (random: Random): string | null => random.pick([null, null, 'f_s', 'f_b']);

const settings: Readonly<Record<(typeof typeNames)[number], (random: Random) => Record<string, unknown>>> = {
  linear(random) {
    const [zero, full] = random.pick([
      [0, 100],
      [100, 0],
      [-5, 12.7],
      [3, 3.3],
      [80, 1],
    ] as const);
    return { field: number(random), zero, full };
  },
  piecewise(random) {
    const values = [-50, 0, 2.5, 10, 40, 99].filter(() => random.chance(0.6));
    if (values.length < 2) values.splice(0, values.length, 0, 7.3);
    return { field: number(random), knots: values.map((value) => [value, points(random)]) };
  },
  choice: (random) => ({ field: 'f_c', points: perOption(random), other: random.pick([null, points(random)]) }),
  yesNo: (random) => ({ field: 'f_b', yes: points(random), no: points(random) }),
  percentile: (random) => ({ field: number(random), within: within(random), side: side(random) }),
  robustZ: (random) => ({
    field: number(random),
    within: within(random),
    side: side(random),
    steepness: random.pick([0.5, 1, 1.7, 4]),
  }),
  recency: (random) => ({
    field: day(random),
    halfLifeDays: random.pick([1, 7, 30, 365]),
    fresh: random.pick(['high', 'low']),
  }),
  rule: (random) => ({ when: someRule(random), holds: points(random), otherwise: points(random) }),
  assessment: (random) => ({
    field: 'f_c',
    points: perOption(random),
    assessedAt: day(random),
    expiresAfterDays: random.pick([1, 30, 180]),
  }),
  children: (random) => ({
    model: 'm_child',
    entity: 'e_child',
    relation: 'f_parent',
    aggregate: random.pick(['mean', 'worst', 'weighted']),
    weight: 'f_weight',
  }),
};

function randomAggregation(type: (typeof aggregations)[number], random: Random): Aggregation {
  switch (type) {
    case 'allGood':
      return { type, goodAt: points(random), poorAt: points(random) };
    case 'abnormalCount':
      return { type, count: 1 + random.below(3) };
    case 'abnormalDays':
      return { type, abnormalAt: points(random), days: random.pick([1, 2, 5, 30]) };
    default:
      return { type };
  }
}

function randomBands(polarity: 'health' | 'risk', random: Random): Band[] {
  const from = [0, ...[20, 33.3333, 50, 66, 80].filter(() => random.chance(0.6))];
  return from.map((limit, index) => ({
    id: `b_${index}`,
    labels: { en: String(index), zh: String(index) },
    look: 'watch',
    from: limit,
    leaveAt:
      index === 0 || random.chance(0.4)
        ? null
        : limit + ((polarity === 'health' ? 1 : -1) * random.below(80_000)) / 10_000,
  }));
}

const slower = (a: (typeof cadences)[number], b: (typeof cadences)[number]): (typeof cadences)[number] =>
  cadences.indexOf(a) > cadences.indexOf(b) ? a : b;

export function randomModel(random: Random, place: number): CompiledModel {
  const polarity = random.pick(['health', 'risk'] as const);
  let count = 0;
  const abnormalAt = (): number | null => (random.chance(0.5) ? random.below(1_000_001) : null);
  const weight = (): number => random.pick([0, 1, 3333, 5000, random.below(10_001), random.below(10_001)]);
  const indicator = (): CompiledIndicator => {
    count += 1;
    const name = typeNames[(place * 5 + count) % typeNames.length] ?? 'linear';
    return {
      kind: 'indicator',
      id: `i_${count}`,
      type: { name } as CompiledIndicator['type'],
      settings: settings[name](random),
      weight: weight(),
      missing: random.pick([
        'redistribute',
        'redistribute',
        'redistribute',
        'neutral',
        'worst',
        'worst',
        'neutral',
        'refuse',
      ]),
      abnormalAt: abnormalAt(),
    };
  };
  const group = (depth: number, above: (typeof cadences)[number]): CompiledGroup => {
    count += 1;
    const id = `g_${count}`;
    const own = random.chance(0.35) ? random.pick(cadences) : 'atOnce';
    const cadence = slower(own, above);
    const children: CompiledNode[] = Array.from({ length: random.below(8) === 0 ? 0 : 1 + random.below(4) }, () =>
      depth > 0 && random.chance(0.3) ? group(depth - 1, cadence) : indicator(),
    );
    const type = aggregations[(place + count) % aggregations.length] ?? 'weightedMean';
    const aggregation = randomAggregation(type, random);
    return { kind: 'group', id, aggregation, cadence, weight: weight(), abnormalAt: abnormalAt(), children };
  };
  const root: CompiledGroup = {
    kind: 'group',
    id: 'root',
    aggregation: { type: 'weightedMean' },
    cadence: 'atOnce',
    weight: 10_000,
    abnormalAt: null,
    children: Array.from({ length: 1 + random.below(4) }, () =>
      random.chance(0.6) ? group(2, 'atOnce') : indicator(),
    ),
  };
  const base: CompiledVariant = { id: null, when: null, root, bands: randomBands(polarity, random) };
  const vary = (node: CompiledNode): CompiledNode => {
    const changed = random.chance(0.4) ? { weight: weight() } : {};
    if (node.kind === 'group') return { ...node, ...changed, children: node.children.map(vary) };
    const own = random.chance(0.3) ? { settings: settings[node.type.name as 'linear'](random) } : {};
    const references = node.type.name === 'percentile' || node.type.name === 'robustZ';
    return { ...node, ...changed, ...(references ? {} : own) };
  };
  const variants: CompiledVariant[] = Array.from({ length: random.pick([0, 0, 1, 2]) }, (_, index) => ({
    id: `x_${index}`,
    when: parseRule(someRule(random)).expression,
    root: { ...(vary(root) as CompiledGroup), weight: 10_000 },
    bands: base.bands.map((band) =>
      band.from > 0 && random.chance(0.3) ? { ...band, from: band.from + 0.5, leaveAt: null } : band,
    ),
  }));
  const all = nodesOf(root);
  const hold = { worse: random.pick([1, 1, 2, 3]), better: random.pick([1, 1, 2, 3]) };
  return {
    id: 'm_1',
    revision: 1,
    definition: { coverageFloor: random.pick([0, 25, 50, 66.67]), hold } as HealthModel,
    polarity,
    variants: [...variants, base],
    paths: [],
    fields: new Set(),
    dependsOnTime: true,
    references: all.flatMap((node) =>
      node.kind === 'indicator' && (node.type.name === 'percentile' || node.type.name === 'robustZ')
        ? [{ indicator: node.id, path: String(node.settings.field), within: node.settings.within as string | null }]
        : [],
    ),
    children: [],
    keptGroups: all.flatMap((node) =>
      node.kind === 'group' && node.cadence !== 'atOnce' ? [{ id: node.id, cadence: node.cadence }] : [],
    ),
    dayGroups: all.flatMap((node) =>
      node.kind === 'group' && node.aggregation.type === 'abnormalDays' ? [node.id] : [],
    ),
  };
}

export function nodesOf(node: CompiledNode): CompiledNode[] {
  return node.kind === 'indicator' ? [node] : [node, ...node.children.flatMap(nodesOf)];
}

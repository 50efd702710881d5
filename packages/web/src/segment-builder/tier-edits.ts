// Builder operations on the tiers of a tiering: the unit of undo; ids come in, nothing is mutated.
import { mostTiers, type Tier, type TieringDefinition } from '@keepwell/model';

export function addTier(body: TieringDefinition, tier: Tier): TieringDefinition {
  if (body.tiers.length >= mostTiers) return body;
  // Before the last one, which takes whoever is left.
  return { ...body, tiers: body.tiers.toSpliced(Math.max(0, body.tiers.length - 1), 0, tier) };
}

export function changeTier(body: TieringDefinition, id: string, change: Partial<Omit<Tier, 'id'>>): TieringDefinition {
  return { ...body, tiers: body.tiers.map((tier) => (tier.id === id ? { ...tier, ...change } : tier)) };
}

export function removeTier(body: TieringDefinition, id: string): TieringDefinition {
  return { ...body, tiers: body.tiers.filter((tier) => tier.id !== id) };
}

/** `to`: the place among the others. A tier that becomes the last keeps its rule, unused, and gets it back when it moves up. */
export function moveTier(body: TieringDefinition, id: string, to: number): TieringDefinition {
  const tier = body.tiers.find((one) => one.id === id);
  if (tier === undefined) return body;
  return { ...body, tiers: body.tiers.filter((one) => one.id !== id).toSpliced(to, 0, tier) };
}

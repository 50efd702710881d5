// Segments and tierings: who belongs where, as rules over the records of one entity.
import { Type, type Static } from 'typebox';
import { LabelsSchema } from '../entity.ts';
import { type Option, OptionSchema } from '../field-types/choice/options.ts';

export const SegmentSchema = Type.Object({
  /** The entity whose records belong to the segment or do not. */
  entity: Type.String(),
  labels: LabelsSchema,
  description: Type.Optional(LabelsSchema),
  /** JSON-Logic, wholly SQL; null: not written yet. */
  rule: Type.Unknown(),
});
export type SegmentDefinition = Static<typeof SegmentSchema>;

/** One step of a tiering. The last one has no rule: it takes everybody whom no earlier one took. */
export const TierSchema = Type.Object({ ...OptionSchema.properties, when: Type.Unknown() });
export type Tier = Option & { when: unknown };

export const mostTiers = 20;

/** An ordered list of rules: each record is in the first tier whose rule holds for it, and so in exactly one. */
export const TieringSchema = Type.Object({
  entity: Type.String(),
  labels: LabelsSchema,
  description: Type.Optional(LabelsSchema),
  tiers: Type.Array(TierSchema, { maxItems: mostTiers }),
});
export type TieringDefinition = Omit<Static<typeof TieringSchema>, 'tiers'> & { tiers: Tier[] };

/** The derived field that shows a segment's or tiering's document; the same for ever, so no body needs to hold it. */
export function fieldOfSegment(id: string): string {
  return `f_${id.replace('_', '')}`.slice(0, 34);
}

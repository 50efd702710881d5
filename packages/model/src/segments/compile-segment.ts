// A published segment or tiering as the store keeps it current: parts in order, and what their rules read.
import type { Json } from '@keepwell/kernel';
import { type Expression, parseRule } from '@keepwell/rule';
import type { ModelLookup } from '../document-kind.ts';
import type { Entity } from '../entity.ts';
import { fieldOfSegment, type SegmentDefinition, type TieringDefinition } from './definition.ts';
import { type Reads, readsOf } from './reads.ts';

/** The only part of a segment. */
export const inSegment = 'in';

export type SegmentKindName = 'segment' | 'tiering';

export interface SegmentPart {
  /** `in`, or the id of a tier. */
  readonly id: string;
  /** Null: whoever is left. */
  readonly when: Expression | null;
}

export interface CompiledSegment {
  readonly id: string;
  readonly revision: number;
  readonly kind: SegmentKindName;
  readonly entity: string;
  /** Field that shows the part a record is in. */
  readonly field: string;
  /** A record is in the first part whose rule holds, or in none. */
  readonly parts: readonly SegmentPart[];
  readonly reads: Reads;
  /** Equal texts: the same records are in the same parts. */
  readonly meaning: string;
}

interface Published {
  readonly id: string;
  readonly revision: number;
  readonly kind: SegmentKindName;
  readonly body: unknown;
}

/** Of a published body, which was checked; undefined when its entity is gone. */
export function compileSegment(
  { id, revision, kind, body }: Published,
  lookup: ModelLookup,
): CompiledSegment | undefined {
  const { entity: entityId } = body as SegmentDefinition | TieringDefinition;
  const entity = lookup.entity(entityId);
  if (entity === undefined) return undefined;
  const rules = partRules(kind, body);
  const parts = rules.map(({ id: part, when }) => ({
    id: part,
    when: when === null ? null : parseRule(when).expression,
  }));
  const reads = readsOfParts(parts, entity, lookup);
  const meaning = JSON.stringify([entityId, rules, reads.meaning]);
  return { id, revision, kind, entity: entityId, field: fieldOfSegment(id), parts, reads, meaning };
}

function partRules(kind: SegmentKindName, body: unknown): { readonly id: string; readonly when: Json | null }[] {
  if (kind === 'segment') return [{ id: inSegment, when: ((body as SegmentDefinition).rule ?? null) as Json }];
  const { tiers } = body as TieringDefinition;
  return tiers.map((tier, place) => ({
    id: tier.id,
    when: place === tiers.length - 1 ? null : ((tier.when ?? null) as Json),
  }));
}

export function readsOfParts(parts: readonly SegmentPart[], entity: Entity, lookup: ModelLookup): Reads {
  return readsOf(
    parts.flatMap(({ when }) => (when === null ? [] : [when])),
    entity,
    lookup,
  );
}

// Where the fields of an entity are used: in other documents, as the server knows, and in the draft's own formulas.
import type { UseSchema } from '@keepwell/api';
import { type EntityDefinition, entityKind, type ModelLookup } from '@keepwell/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Static } from 'typebox';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';

export type Use = Static<typeof UseSchema>;

export interface Uses {
  /** Everything that refers to the entity or one of its fields from outside. */
  readonly all: readonly Use[];
  /** How often a field is used, its own entity's formulas included. */
  countOf(field: string): number;
  /** Uses of a field from outside. */
  outside(field: string): readonly Use[];
  /** Ids of fields of the same entity whose formulas read the field, and whether it names records. */
  inside(field: string): { readonly formulas: readonly string[]; readonly isTitle: boolean };
}

/** Uses of fields within the entity itself. */
export function usesInside(
  doc: EntityDefinition,
  id: string,
  lookup: ModelLookup,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const reference of entityKind.references(doc, id, lookup)) {
    const index = reference.path[1];
    const reader = typeof index === 'number' ? doc.fields[index]?.id : undefined;
    if (reference.to !== id || reference.field === undefined || reference.as !== 'formula' || reader === undefined)
      continue;
    const readers = found.get(reference.field) ?? new Set<string>();
    found.set(reference.field, readers.add(reader));
  }
  return new Map([...found].map(([field, readers]) => [field, [...readers]]));
}

const none: readonly Use[] = [];

export function useUses(doc: EntityDefinition, id: string, lookup: ModelLookup): Uses {
  const { data } = useQuery({
    queryKey: keys.uses(id),
    queryFn: () => client.listUses({ params: { id }, query: {} }),
  });
  return useMemo(() => {
    const all = data?.uses ?? none;
    const inside = usesInside(doc, id, lookup);
    const outside = (field: string): readonly Use[] => all.filter((use) => use.field === field);
    return {
      all,
      outside,
      inside: (field) => ({ formulas: inside.get(field) ?? [], isTitle: doc.titleField === field }),
      countOf: (field) => outside(field).length + (inside.get(field)?.length ?? 0),
    };
  }, [data, doc, id, lookup]);
}

// Who asks, and what that person may do: every read and write of the store begins with one of these.
import type { Json } from '@keepwell/kernel';

export interface Actor {
  readonly kind: 'user' | 'system';
  /** User id, or the name of the part of the product that acts. */
  readonly id: string;
  readonly grants: Grants;
}

/** Roles build these; the store knows nothing else of permission. */
export interface Grants {
  entity(id: string): EntityGrant;
  readonly documents: 'none' | 'read' | 'write';
}

/** `read`: seen, not set. `masked`: known to exist, value never shown, sorted, filtered or searched by. `hidden`: unknown. */
export type FieldAccess = 'write' | 'read' | 'masked' | 'hidden';

export interface EntityGrant {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  /** JSON-Logic over the record with `me` in scope; null: every record. It is judged with system rights. */
  readonly rowRule: Json | null;
  readonly fields: (fieldId: string) => FieldAccess;
}

const everything: EntityGrant = Object.freeze({
  read: true,
  create: true,
  update: true,
  delete: true,
  rowRule: null,
  fields: (): FieldAccess => 'write',
});

const nothing: EntityGrant = Object.freeze({
  read: false,
  create: false,
  update: false,
  delete: false,
  rowRule: null,
  fields: (): FieldAccess => 'hidden',
});

export const fullGrants: Grants = Object.freeze({ entity: () => everything, documents: 'write' as const });
export const noGrants: Grants = Object.freeze({ entity: () => nothing, documents: 'none' as const });

/** The product itself, acting for nobody: imports of a template, recomputation, clean-up. */
export function systemActor(id: string): Actor {
  return { kind: 'system', id, grants: fullGrants };
}

// An actor as plain data, so that a command can travel to another thread: who, when, and the grants that matter to it.
import type { Json } from '@keepwell/kernel';
import { type Actor, type EntityGrant, type FieldAccess, fullGrants } from '../actor.ts';

export interface PlainGrant {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly rowRule: Json | null;
  /** Null: every field may be written. A field that is not listed is hidden. */
  readonly fields: Readonly<Record<string, FieldAccess>> | null;
}

export interface Acting {
  readonly actor: string;
  readonly now: number;
  readonly timeZone: string;
  /** By entity id; null: everything is granted. */
  readonly grants: Readonly<Record<string, PlainGrant>> | null;
}

export const wholeGrant: PlainGrant = Object.freeze({
  read: true,
  create: true,
  update: true,
  delete: true,
  rowRule: null,
  fields: null,
});

export const emptyGrant: PlainGrant = Object.freeze({
  read: false,
  create: false,
  update: false,
  delete: false,
  rowRule: null,
  fields: {},
});

/** The grants of one entity with its fields written out. */
export function toPlainGrant(grant: EntityGrant, fieldIds: readonly string[]): PlainGrant {
  const { read, create, update, rowRule } = grant;
  const fields = Object.fromEntries(fieldIds.map((id) => [id, grant.fields(id)]));
  return { read, create, update, delete: grant.delete, rowRule, fields };
}

export function grantOn(acting: Acting, entity: string): PlainGrant {
  if (acting.grants === null) return wholeGrant;
  return acting.grants[entity] ?? emptyGrant;
}

export function accessTo(grant: PlainGrant, field: string): FieldAccess {
  return grant.fields === null ? 'write' : (grant.fields[field] ?? 'hidden');
}

/** What `me` is in row rules. */
export function meOf(acting: Acting): { readonly id: string } {
  return { id: acting.actor };
}

export interface Moment {
  readonly now: number;
  readonly timeZone: string;
}

/** `entities`: those the command may touch, with all their field ids. */
export function toActing(
  actor: Actor,
  moment: Moment,
  entities: readonly { readonly id: string; readonly fieldIds: readonly string[] }[],
): Acting {
  const { now, timeZone } = moment;
  if (actor.grants === fullGrants) return { actor: actor.id, now, timeZone, grants: null };
  const grants: Record<string, PlainGrant> = {};
  for (const { id, fieldIds } of entities) grants[id] = toPlainGrant(actor.grants.entity(id), fieldIds);
  return { actor: actor.id, now, timeZone, grants };
}

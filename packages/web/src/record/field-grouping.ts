// Fields under their headings, in the order in which the headings first appear.
import { stableJson, type PartialText } from '@keepwell/kernel';
import type { Entity, FieldDefinition } from '@keepwell/model';

export interface FieldGroup {
  readonly key: string;
  /** Undefined: fields without a heading. */
  readonly labels: PartialText | undefined;
  readonly fields: readonly FieldDefinition[];
}

export function stableGroups(entity: Entity): FieldGroup[] {
  const groups = new Map<string, { labels: PartialText | undefined; fields: FieldDefinition[] }>();
  for (const field of entity.fields) {
    const key = stableJson(field.group ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { labels: field.group, fields: [field] });
    else group.fields.push(field);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

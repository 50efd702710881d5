// Scores, segments and tiers read each other through their fields; a circle of them would never come to rest.
import { type Text, textIn } from '@keepwell/kernel';
import type { ModelLookup } from '../document-kind.ts';
import type { FieldDefinition } from '../entity.ts';
import { fieldLabel } from '../fields.ts';
import { sourceOf } from './reads.ts';

/** The circle that a document would close if it read these sources, as "A → B → A"; undefined: there is none. */
export function sourceCycle(
  id: string,
  name: Text,
  sources: ReadonlySet<string>,
  lookup: ModelLookup,
): Text | undefined {
  const shownBy = new Map<string, FieldDefinition>();
  for (const entity of lookup.entities()) {
    for (const field of entity.fields) {
      const source = sourceOf(field);
      if (source !== undefined && Array.isArray(field.options.reads)) shownBy.set(source, field);
    }
  }
  const walk = (source: string, path: readonly Text[], seen: ReadonlySet<string>): readonly Text[] | undefined => {
    if (source === id) return path;
    const field = shownBy.get(source);
    if (field === undefined || seen.has(source)) return undefined;
    const on = [...path, fieldLabel(field)];
    for (const next of field.options.reads as readonly string[]) {
      const found = walk(next, on, new Set([...seen, source]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const source of sources) {
    const path = walk(source, [name], new Set());
    if (path !== undefined) {
      const words = (language: 'zh' | 'en'): string => [...path, name].map((one) => textIn(one, language)).join(' → ');
      return { zh: words('zh'), en: words('en') };
    }
  }
  return undefined;
}

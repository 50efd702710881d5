// What the kinds share: names that must not be missing, and lines of a diff in both languages.
import { type Issue, issue, type PartialText, type PathSegment, type Text, textIn } from '@keepwell/kernel';
import type { DiffLine, ModelLookup } from '../document-kind.ts';
import type { Entity } from '../entity.ts';

export function checkLabels(labels: PartialText, path: readonly PathSegment[]): Issue[] {
  return textIn(labels, 'en').trim() === '' ? [issue('model.label_missing', path)] : [];
}

export function labelText(labels: PartialText, fallback: string): Text {
  return { zh: textIn(labels, 'zh', fallback), en: textIn(labels, 'en', fallback) };
}

/** A name in quotation marks of each language, for sentences. */
export function quoted(text: Text): Text {
  return { zh: `“${text.zh}”`, en: `“${text.en}”` };
}

/** Fills `{a}` in both languages. */
export function sentence(zh: string, en: string, parts: Readonly<Record<string, Text>> = {}): Text {
  const fill = (text: string, language: 'zh' | 'en'): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name]?.[language] ?? whole);
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}

export function sameText(text: string): Text {
  return { zh: text, en: text };
}

export const nothing: Text = { zh: '（空）', en: '(empty)' };

export function changed(path: readonly PathSegment[], words: Text, was: Text, now: Text): DiffLine {
  return { path, change: 'changed', sentence: words, was, now };
}

/** A name in each language, as one text that shows which languages have one. */
export function allLabels(labels: PartialText | undefined): Text {
  const both = [labels?.zh, labels?.en].filter((text): text is string => text !== undefined && text !== '');
  return both.length === 0 ? nothing : sameText([...new Set(both)].join(' / '));
}

/** The items that moved against the others: all that are not part of the longest run which kept its order. */
export function movedItems(before: readonly string[], after: readonly string[]): string[] {
  const places = new Map(before.map((id, index) => [id, index]));
  const kept = after.filter((id) => places.has(id));
  const best: number[] = [];
  const previous: number[] = [];
  kept.forEach((id, index) => {
    best[index] = 1;
    previous[index] = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const isBefore = (places.get(kept[earlier] ?? '') ?? 0) < (places.get(id) ?? 0);
      if (isBefore && (best[earlier] ?? 0) + 1 > (best[index] ?? 0)) {
        best[index] = (best[earlier] ?? 0) + 1;
        previous[index] = earlier;
      }
    }
  });
  const still = new Set<string>();
  for (let index = best.indexOf(Math.max(...best, 0)); index >= 0; index = previous[index] ?? -1)
    still.add(kept[index] ?? '');
  return kept.filter((id) => !still.has(id));
}

/** A lookup in which this entity stands in place of its published revision. */
export function withEntity(lookup: ModelLookup, entity: Entity): ModelLookup {
  return {
    entity: (id) => (id === entity.id ? entity : lookup.entity(id)),
    entities: () => [...lookup.entities().filter((other) => other.id !== entity.id), entity],
  };
}

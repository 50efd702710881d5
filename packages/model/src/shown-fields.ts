// Derived fields that a document shows on its entity: made when it is first published, following its names afterwards.
import { equalJson, type Language, languages, textIn } from '@keepwell/kernel';
import type { EntityDefinition, FieldDefinition, Labels } from './entity.ts';
import { reservedKeys, systemFields } from './fields.ts';
import { foldWords } from './notation/fold.ts';

export interface ShownField {
  readonly id: string;
  readonly type: string;
  /** Wished for; a number is added when it is taken. */
  readonly key: string;
  readonly labels: Labels;
  readonly options: Record<string, unknown>;
  /** What is added to a name that another field of the entity has. */
  readonly apart: { readonly zh: string; readonly en: string };
}

/**
 * The entity with this field as it must be now. `before`: the names that the last published revision gave it; a field that
 * somebody has renamed since keeps their name.
 */
export function showField(entity: EntityDefinition, shown: ShownField, before: Labels | null): EntityDefinition {
  const others = entity.fields.filter(({ id }) => id !== shown.id);
  const labels = freeLabels(shown.labels, others, shown.apart);
  const known = entity.fields.find(({ id }) => id === shown.id);
  if (known === undefined) {
    const { id, type, options } = shown;
    const base = { required: false, unique: false, indexed: false } as const;
    const made: FieldDefinition = { ...base, id, key: freeKey(shown.key, others), type, labels, options };
    return { ...entity, fields: [...entity.fields, made] };
  }
  const follows = before !== null && equalJson(known.labels, freeLabels(before, others, shown.apart));
  const now: FieldDefinition = { ...known, options: shown.options, ...(follows ? { labels } : {}) };
  return { ...entity, fields: entity.fields.map((field) => (field.id === shown.id ? now : field)) };
}

function freeKey(wanted: string, others: readonly FieldDefinition[]): string {
  const taken = new Set([...reservedKeys, ...others.map(({ key }) => key)]);
  let key = wanted;
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}_${number}`;
  return key;
}

/** Two fields of an entity are never called alike. */
function freeLabels(labels: Labels, others: readonly FieldDefinition[], apart: ShownField['apart']): Labels {
  const words = (field: Pick<FieldDefinition, 'labels'>, language: Language): string =>
    foldWords(textIn(field.labels, language));
  const all = [...others, ...systemFields];
  const isTaken = (candidate: Labels): boolean =>
    languages.some((language) =>
      all.some(
        (field) => words(field, language) !== '' && words(field, language) === words({ labels: candidate }, language),
      ),
    );
  const add = (tail: (language: Language) => string): Labels =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const label = labels[language];
        return label === undefined ? [] : [[language, `${label}${tail(language)}`.slice(0, 120)]];
      }),
    );
  if (!isTaken(labels)) return labels;
  const told = add((language) => (language === 'zh' ? apart.zh : ` ${apart.en}`));
  for (let number = 2, tried = told; ; number += 1) {
    if (!isTaken(tried)) return tried;
    tried = add((language) => `${language === 'zh' ? apart.zh : ` ${apart.en}`} ${number}`);
  }
}

// The options of choice fields: their schema, their colours, and how typed words find them.
import { type Language, languages, textIn } from '@keepwell/kernel';
import { type Static, Type } from 'typebox';
import { LabelsSchema } from '../../entity.ts';
import { foldWords } from '../../notation/fold.ts';

/** The colours of the component kit; each has a light and a dark value. */
export const optionColours = [
  'grey',
  'slate',
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const;
export type OptionColour = (typeof optionColours)[number];

export const OptionSchema = Type.Object({
  id: Type.String({ pattern: '^o_[0-9a-z]{1,32}$' }),
  labels: LabelsSchema,
  colour: Type.Union(optionColours.map((colour) => Type.Literal(colour))),
});
export type Option = { id: string; labels: Static<typeof LabelsSchema>; colour: OptionColour };

export const mostOptions = 500;

export const ChoiceOptionsSchema = Type.Object({
  options: Type.Array(OptionSchema, { maxItems: mostOptions }),
});
export interface ChoiceOptions extends Record<string, unknown> {
  options: Option[];
}

const lookups = new WeakMap<readonly Option[], { byId: Map<string, Option>; byWord: Map<string, Option> }>();

function lookupOf(options: readonly Option[]): { byId: Map<string, Option>; byWord: Map<string, Option> } {
  let lookup = lookups.get(options);
  if (lookup === undefined) {
    const byWord = new Map<string, Option>();
    // A label outranks an id, and the first of two alike wins: `check` refuses options whose labels are alike.
    for (const option of options) {
      for (const language of languages) {
        const word = foldWords(option.labels[language] ?? '');
        if (word !== '' && !byWord.has(word)) byWord.set(word, option);
      }
    }
    for (const option of options) if (!byWord.has(option.id)) byWord.set(option.id, option);
    lookup = { byId: new Map(options.map((option) => [option.id, option])), byWord };
    lookups.set(options, lookup);
  }
  return lookup;
}

export function optionById(options: readonly Option[], id: string): Option | undefined {
  return lookupOf(options).byId.get(id);
}

/** The option whose label in any language is this word (width, case and accents aside), or whose id it is. */
export function optionByWord(options: readonly Option[], word: string): Option | undefined {
  return lookupOf(options).byWord.get(foldWords(word));
}

export function optionLabel(options: readonly Option[], id: string, language: Language): string {
  return textIn(optionById(options, id)?.labels, language, id);
}

/** The first labels, for a refusal that says what would be right. */
export function listOptions(options: readonly Option[]): { zh: string; en: string } {
  const shown = options.slice(0, 10);
  const more = options.length > shown.length;
  return {
    zh: shown.map((option) => textIn(option.labels, 'zh', option.id)).join('、') + (more ? '……' : ''),
    en: shown.map((option) => textIn(option.labels, 'en', option.id)).join(', ') + (more ? '…' : ''),
  };
}

export const sampleOptions: ChoiceOptions = {
  options: [
    { id: 'o_month', labels: { zh: '按月', en: 'Month-to-month' }, colour: 'amber' },
    { id: 'o_year', labels: { zh: '一年', en: 'One year' }, colour: 'green' },
    { id: 'o_other', labels: { en: 'Other, please say; or not' }, colour: 'grey' },
  ],
};

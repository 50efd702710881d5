// Who counts as lost: the answers of a record that an outcome can be read from, as rules; remembered on this device.
import type { Json } from '@keepwell/kernel';
import { equalJson, textIn, type Language } from '@keepwell/kernel';
import { type Entity, fieldLabel, valueTypeOf } from '@keepwell/model';

export interface LostChoice {
  /** `field=option`. */
  readonly value: string;
  readonly field: string;
  /** The value of the field that means it. */
  readonly lost: string | true;
  readonly label: string;
  readonly rule: Json;
}

/** Options beyond this many are no outcome but a list. */
const mostOptions = 12;

export function lostChoices(entity: Entity, language: Language, yes: string): LostChoice[] {
  return entity.fields.flatMap((field): LostChoice[] => {
    if (field.type === 'band') return [];
    const type = valueTypeOf(field);
    const name = fieldLabel(field)[language];
    const choice = (option: string | true, words: string): LostChoice => ({
      value: `${field.id}=${option}`,
      field: field.id,
      lost: option,
      label: `${name} = ${words}`,
      rule: { '==': [{ var: field.id }, option] },
    });
    if (type.kind === 'boolean') return [choice(true, yes)];
    if (type.kind !== 'choice' || type.options.length > mostOptions) return [];
    return type.options.map((option) => choice(option.id, textIn(option.labels, language, option.id)));
  });
}

export function choiceOfRule(choices: readonly LostChoice[], rule: Json | null): LostChoice | undefined {
  return choices.find((choice) => equalJson(choice.rule, rule));
}

/** What an author has said of the outcome. */
export interface Outcome {
  readonly lost: Json | null;
  /** Proposals are made from one half of the records, the review is of the other. */
  readonly halves: boolean;
}

const keyOf = (entity: string): string => `keepwell.outcome.${entity}`;

export function readOutcome(entity: string): Outcome {
  const none: Outcome = { lost: null, halves: false };
  try {
    return { ...none, ...(JSON.parse(localStorage.getItem(keyOf(entity)) ?? '{}') as Partial<Outcome>) };
  } catch {
    return none;
  }
}

export function writeOutcome(entity: string, outcome: Outcome): void {
  try {
    localStorage.setItem(keyOf(entity), JSON.stringify(outcome));
  } catch {
    // Without storage the question is asked again next time.
  }
}

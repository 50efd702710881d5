// The options of a field: as its type's schema says, and what a schema cannot say.
import { hasErrors, type Issue, issue, languages, type PathSegment } from '@keepwell/kernel';
import type { ModelLookup } from '../document-kind.ts';
import type { ChoiceOptions } from '../field-types/choice/options.ts';
import type { FormulaOptions } from '../field-types/formula/definition.ts';
import { fieldTypes, isResultType } from '../field-types/index.ts';
import { currencyOf } from '../notation/currency.ts';
import { foldWords } from '../notation/fold.ts';
import { checkSchema } from '../schema-words.ts';

export function checkOptions(
  type: string,
  options: Readonly<Record<string, unknown>>,
  path: readonly PathSegment[],
  lookup: ModelLookup,
): Issue[] {
  const shape = checkSchema(fieldTypes.need(type).optionsSchema, options, 'model.options_invalid', path);
  if (hasErrors(shape)) return shape;
  switch (type) {
    case 'choice':
    case 'choices':
      return checkChoices(options as unknown as ChoiceOptions, [...path, 'options']);
    case 'money':
      return checkCurrency(String(options.currency), [...path, 'currency']);
    case 'relation': {
      const entity = String(options.entity);
      return lookup.entity(entity) === undefined
        ? [issue('model.entity_unknown', [...path, 'entity'], { entity })]
        : [];
    }
    case 'formula': {
      const { result } = options as FormulaOptions;
      if (!isResultType(result.type)) {
        return [issue('model.result_type_unavailable', [...path, 'result', 'type'], { type: result.type })];
      }
      return checkOptions(result.type, result.options, [...path, 'result', 'options'], lookup);
    }
    default:
      return [];
  }
}

function checkCurrency(currency: string, path: readonly PathSegment[]): Issue[] {
  return currencyOf(currency) === undefined ? [issue('model.currency_unknown', path, { currency })] : [];
}

/** Labels that fold to the same word could not be told apart in a file or when pasted. */
function checkChoices({ options }: ChoiceOptions, path: readonly PathSegment[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<string>();
  const words = new Map<string, string>();
  options.forEach((option, index) => {
    const at = [...path, index];
    if (ids.has(option.id)) issues.push(issue('model.id_repeated', [...at, 'id'], { id: option.id }));
    ids.add(option.id);
    const labels = languages
      .map((language) => option.labels[language] ?? '')
      .filter((label) => foldWords(label) !== '');
    if (labels.length === 0) issues.push(issue('model.option_label_missing', [...at, 'labels'], { number: index + 1 }));
    for (const label of labels) {
      const owner = words.get(foldWords(label));
      if (owner !== undefined && owner !== option.id) {
        issues.push(issue('model.option_repeated', [...at, 'labels'], { label }));
      }
      words.set(foldWords(label), option.id);
    }
  });
  return issues;
}

// Choices: any number of a list of options, in the order of the options.
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import {
  type ChoiceOptions,
  ChoiceOptionsSchema,
  listOptions,
  type Option,
  optionById,
  optionByWord,
  optionLabel,
  sampleOptions,
} from '../choice/options.ts';

const separator = /([,，;；、|/\n\r\t])/;

/** One value has one form: each option once, in the order of the options. */
function inOrder(ids: ReadonlySet<string>, options: readonly Option[]): string[] {
  return options.filter((option) => ids.has(option.id)).map((option) => option.id);
}

/**
 * The options in a text of labels between separators. A label may hold separators itself, so neighbouring pieces are joined, the
 * longest label first, until all pieces are used; undefined when some piece is no option.
 */
function readLabels(text: string, options: readonly Option[]): Set<string> | undefined {
  const pieces = text.split(separator);
  const dead = new Set<number>();
  const read = (from: number): string[] | undefined => {
    if (from >= pieces.length) return [];
    if (dead.has(from)) return undefined;
    if (pieces[from]?.trim() === '') return read(from + 2);
    for (let to = pieces.length; to > from; to -= 2) {
      const option = optionByWord(options, pieces.slice(from, to).join(''));
      const rest = option === undefined ? undefined : read(to + 1);
      if (option !== undefined && rest !== undefined) return [option.id, ...rest];
    }
    dead.add(from);
    return undefined;
  };
  // Pieces and separators alternate; so many pieces cannot be meant as options.
  if (pieces.length > 2000) return undefined;
  const ids = read(0);
  return ids === undefined ? undefined : new Set(ids);
}

export const choices = defineFieldType<ChoiceOptions>({
  name: 'choices',
  labels: { zh: '多选', en: 'Multiple choice' },
  help: { zh: '从选项里选几个，例如所用功能。', en: 'Any number of a list of options, such as features in use.' },
  icon: 'list-checks',
  group: 'basic',
  optionsSchema: ChoiceOptionsSchema,
  defaultOptions: () => ({ options: [] }),
  valueType: ({ options }) => ({ kind: 'list', of: { kind: 'choice', options } }),
  column: () => 'json',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: false,
  accept(value, { options }) {
    if (value == null || value === '') return empty;
    if (!Array.isArray(value)) return refusedText('model.option_unknown', value, { options: listOptions(options) });
    const unknown = value.find((id) => typeof id !== 'string' || optionById(options, id) === undefined);
    if (unknown !== undefined) return refusedText('model.option_unknown', unknown, { options: listOptions(options) });
    return value.length === 0 ? empty : accepted(inOrder(new Set(value as string[]), options));
  },
  parse(text, { options }) {
    if (text.trim() === '') return empty;
    const ids = readLabels(text, options);
    if (ids === undefined) return refusedText('model.option_unknown', text, { options: listOptions(options) });
    return ids.size === 0 ? empty : accepted(inOrder(ids, options));
  },
  format(value, { options }, reader) {
    if (!Array.isArray(value)) return '';
    const labels = value.map((id: string) => optionLabel(options, id, reader.language));
    return labels.join(reader.language === 'zh' ? '、' : ', ');
  },
  samples: [
    {
      options: sampleOptions,
      valid: [['o_month'], ['o_month', 'o_year', 'o_other'], ['o_year', 'o_other']],
      invalid: ['o_month', ['o_gone'], [1], [null], { 0: 'o_month' }],
      texts: [
        ['按月、一年', ['o_month', 'o_year']],
        ['One year, Month-to-month', ['o_month', 'o_year']],
        ['按月;按月', ['o_month']],
        ['按月 / One year', ['o_month', 'o_year']],
        ['Other, please say; or not, 按月', ['o_month', 'o_other']],
        ['、', null],
      ],
      badTexts: ['两年', '按月、两年', '按月一年'],
    },
  ],
});

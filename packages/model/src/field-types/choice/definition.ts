// Choice: one of a list of options.
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import {
  type ChoiceOptions,
  ChoiceOptionsSchema,
  listOptions,
  optionById,
  optionByWord,
  optionLabel,
  sampleOptions,
} from './options.ts';

export const choice = defineFieldType<ChoiceOptions>({
  name: 'choice',
  labels: { zh: '单选', en: 'Single choice' },
  help: { zh: '从选项里选一个，例如合同类型。', en: 'One of a list of options, such as a kind of contract.' },
  icon: 'circle-dot',
  group: 'basic',
  optionsSchema: ChoiceOptionsSchema,
  defaultOptions: () => ({ options: [] }),
  valueType: ({ options }) => ({ kind: 'choice', options }),
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept(value, { options }) {
    if (value == null || value === '') return empty;
    if (typeof value === 'string' && optionById(options, value) !== undefined) return accepted(value);
    return refusedText('model.option_unknown', value, { options: listOptions(options) });
  },
  parse(text, { options }) {
    if (text.trim() === '') return empty;
    const found = optionByWord(options, text);
    if (found === undefined) return refusedText('model.option_unknown', text, { options: listOptions(options) });
    return accepted(found.id);
  },
  format: (value, { options }, reader) =>
    typeof value === 'string' ? optionLabel(options, value, reader.language) : '',
  samples: [
    {
      options: sampleOptions,
      valid: ['o_month', 'o_year', 'o_other'],
      invalid: ['按月', 'o_gone', 1, ['o_month']],
      texts: [
        ['按月', 'o_month'],
        ['month-to-month', 'o_month'],
        ['  ONE YEAR ', 'o_year'],
        ['o_year', 'o_year'],
        ['Other, please say; or not', 'o_other'],
      ],
      badTexts: ['两年', 'Month', '按月、一年'],
    },
  ],
});

// Tier: the step of a tiering that a record is in. Kept apart from the record and brought up to date by the product.
import { type Static, Type } from 'typebox';
import { defineFieldType } from '../../field-type.ts';
import { choice } from '../choice/definition.ts';
import { type ChoiceOptions, OptionSchema, sampleOptions } from '../choice/options.ts';

const TierOptions = Type.Object({
  /** Id of the tiering. */
  segment: Type.String(),
  /** The tiers in their order; written when the tiering is published. */
  options: Type.Array(OptionSchema, { maxItems: 20 }),
  /** Health models, segments and tierings that its rules read. */
  reads: Type.Optional(Type.Array(Type.String(), { maxItems: 400 })),
});
export type TierOptions = Omit<Static<typeof TierOptions>, 'options'> & ChoiceOptions;

export const tier = defineFieldType<TierOptions>({
  name: 'tier',
  labels: { zh: '分层', en: 'Tier' },
  help: {
    zh: '记录所在的层，例如新客户、活跃、沉默、高风险；自动保持最新。',
    en: 'The tier a record is in, such as new, active, silent or high risk; always up to date.',
  },
  icon: 'layers',
  group: 'calculated',
  optionsSchema: TierOptions,
  defaultOptions: () => ({ segment: '', options: [] }),
  valueType: ({ options }) => ({ kind: 'choice', options }),
  column: () => 'text',
  isDerived: true,
  settable: false,
  canBeRequired: false,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: false,
  accept: choice.accept,
  parse: choice.parse,
  format: choice.format,
  samples: [
    {
      options: { segment: 't_sample', ...sampleOptions },
      valid: ['o_month', 'o_other'],
      invalid: ['按月', 'o_gone', 1],
      texts: [
        ['按月', 'o_month'],
        ['o_year', 'o_year'],
      ],
      badTexts: ['两年'],
    },
  ],
});

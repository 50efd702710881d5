// Score: the points a health model gives a record, 0 to 100. Kept apart from the record and brought up to date by the product.
import { numberType } from '@keepwell/rule';
import { Type, type Static } from 'typebox';
import { accepted, empty, refused, shown } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { toDecimalText } from '../../notation/decimal.ts';

const ScoreOptions = Type.Object({
  /** Id of the health model. */
  model: Type.String(),
  /** Segments and other models that it reads; written when it is published. */
  reads: Type.Optional(Type.Array(Type.String(), { maxItems: 400 })),
});
export type ScoreOptions = Static<typeof ScoreOptions>;

export const score = defineFieldType<ScoreOptions>({
  name: 'score',
  labels: { zh: '评分', en: 'Score' },
  help: {
    zh: '健康度模型给出的分数，0 到 100，自动保持最新。',
    en: 'The points of a health model, 0 to 100, always up to date.',
  },
  icon: 'gauge',
  group: 'calculated',
  optionsSchema: ScoreOptions,
  defaultOptions: () => ({ model: '' }),
  valueType: () => numberType,
  column: () => 'real',
  isDerived: true,
  settable: false,
  canBeRequired: false,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: false,
  accept(value) {
    if (value == null || value === '') return empty;
    if (typeof value === 'number' && value >= 0 && value <= 100) return accepted(value);
    return refused('model.not_a_score', { text: shown(value) });
  },
  parse(text) {
    if (text.trim() === '') return empty;
    const value = Number(text.trim());
    return value >= 0 && value <= 100 ? accepted(value) : refused('model.not_a_score', { text: shown(text) });
  },
  format: (value) => (typeof value === 'number' ? toDecimalText(value) : ''),
  samples: [
    {
      options: { model: 'h_sample' },
      valid: [0, 67, 70.7692, 100],
      invalid: [-1, 100.0001, '67', true],
      texts: [['67.5', 67.5]],
      badTexts: ['high', '101', '-3'],
    },
  ],
});

// Band: the interval a record's score lies in, as its health model names it. Kept apart from the record, like the score.
import { type Language, languages, textIn } from '@keepwell/kernel';
import { type Static, Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { LabelsSchema } from '../../entity.ts';
import { defineFieldType } from '../../field-type.ts';
import { foldWords } from '../../notation/fold.ts';

/** Shape and colour go together; `unknown` is not enough data. */
const BandLookSchema = Type.Union([
  Type.Literal('healthy'),
  Type.Literal('watch'),
  Type.Literal('atRisk'),
  Type.Literal('critical'),
  Type.Literal('unknown'),
]);
export type BandLook = Static<typeof BandLookSchema>;

const BandOptions = Type.Object({
  /** Id of the health model. */
  model: Type.String(),
  /** The model's bands from low to high scores, then "not enough data"; written when the model is published. */
  options: Type.Array(
    Type.Object({
      id: Type.String(),
      labels: LabelsSchema,
      look: BandLookSchema,
    }),
    { maxItems: 20 },
  ),
});
export type BandOptions = Static<typeof BandOptions>;
export type BandOption = BandOptions['options'][number];

/** The band of records whose data is not enough for a score. */
export const unknownBand: BandOption = Object.freeze({
  id: 'unknown',
  labels: { zh: '数据不足', en: 'Not enough data' },
  look: 'unknown',
});

function labelOf(options: BandOptions, id: string, language: Language): string {
  return textIn(options.options.find((option) => option.id === id)?.labels, language, id);
}

export const band = defineFieldType<BandOptions>({
  name: 'band',
  labels: { zh: '健康等级', en: 'Health band' },
  help: {
    zh: '评分所在的等级，例如健康、关注、风险。',
    en: 'The band a score lies in, such as healthy, watch or at risk.',
  },
  icon: 'shapes',
  group: 'calculated',
  optionsSchema: BandOptions,
  defaultOptions: () => ({ model: '', options: [unknownBand] }),
  valueType: ({ options }) => ({ kind: 'choice', options }),
  column: () => 'text',
  isDerived: true,
  settable: false,
  canBeRequired: false,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: false,
  accept(value, { options }) {
    if (value == null || value === '') return empty;
    if (typeof value === 'string' && options.some(({ id }) => id === value)) return accepted(value);
    return refusedText('model.option_unknown', value, listed(options));
  },
  parse(text, { options }) {
    if (text.trim() === '') return empty;
    const word = foldWords(text);
    const found =
      options.find(({ labels }) => languages.some((language) => foldWords(labels[language] ?? '') === word)) ??
      options.find(({ id }) => id === text.trim());
    return found === undefined ? refusedText('model.option_unknown', text, listed(options)) : accepted(found.id);
  },
  format: (value, options, reader) => (typeof value === 'string' ? labelOf(options, value, reader.language) : ''),
  samples: [
    {
      options: {
        model: 'h_sample',
        options: [
          { id: 'b_risk', labels: { zh: '风险', en: 'At risk' }, look: 'atRisk' },
          { id: 'b_well', labels: { zh: '健康', en: 'Healthy' }, look: 'healthy' },
          unknownBand,
        ],
      },
      valid: ['b_risk', 'b_well', 'unknown'],
      invalid: ['风险', 1, 'b_gone'],
      texts: [
        ['风险', 'b_risk'],
        ['healthy', 'b_well'],
        ['b_well', 'b_well'],
      ],
      badTexts: ['fine'],
    },
  ],
});

function listed(options: BandOptions['options']): { options: { zh: string; en: string } } {
  const words = (language: Language): string[] => options.map((option) => textIn(option.labels, language, option.id));
  return { options: { zh: words('zh').join('、'), en: words('en').join(', ') } };
}

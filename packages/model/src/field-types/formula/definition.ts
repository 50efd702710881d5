// Formula: a rule of other fields; the result is of one of the ordinary types and is shown as that type shows it.
import { Type, type Static } from 'typebox';
import { empty, refused, shown } from '../../door/refuse.ts';
import { type FieldType, defineFieldType } from '../../field-type.ts';

const FormulaOptions = Type.Object({
  /** JSON-Logic; null while it is being written: empty for every record. */
  rule: Type.Unknown(),
  result: Type.Object({
    type: Type.String(),
    options: Type.Record(Type.String(), Type.Unknown()),
  }),
});
export type FormulaOptions = Static<typeof FormulaOptions>;

/** The type of formulas whose results are of the given types; a result type nobody knows counts as text. */
export function createFormulaType(resultTypes: readonly FieldType[]): FieldType<FormulaOptions> {
  const byName = new Map(resultTypes.map((type) => [type.name, type]));
  const fallback = resultTypes[0];
  const typeOf = (options: FormulaOptions): FieldType => {
    const type = byName.get(options.result.type) ?? fallback;
    if (type === undefined) throw new Error('A formula needs at least one result type');
    return type;
  };
  return defineFieldType<FormulaOptions>({
    name: 'formula',
    labels: { zh: '公式', en: 'Formula' },
    help: { zh: '由其他字段算出的值，自动保持最新。', en: 'A value calculated from other fields, always up to date.' },
    icon: 'sigma',
    group: 'calculated',
    optionsSchema: FormulaOptions,
    defaultOptions: () => ({ rule: null, result: { type: 'decimal', options: { digits: 2, grouping: true } } }),
    valueType: (options) => typeOf(options).valueType(options.result.options),
    column: (options) => typeOf(options).column(options.result.options),
    settable: false,
    canBeRequired: false,
    canBeUnique: false,
    canBeIndexed: true,
    canBeTitle: true,
    sortsByKey: false,
    accept(value, options) {
      if (value == null || value === '') return empty;
      const taken = typeOf(options).accept(value, options.result.options);
      return taken.ok ? taken : refused('model.result_mistyped', { text: shown(value) });
    },
    parse: (text, options, reader) => typeOf(options).parse(text, options.result.options, reader),
    format: (value, options, reader) => typeOf(options).format(value, options.result.options, reader),
    plain(value, options, reader) {
      const type = typeOf(options);
      return (type.plain ?? type.format)(value, options.result.options, reader);
    },
    samples: [
      {
        options: {
          rule: { '*': [{ var: 'f_fee' }, 12] },
          result: { type: 'decimal', options: { digits: 2, grouping: true } },
        },
        valid: [0, 358.2],
        invalid: ['358.2', true],
        texts: [['358.20', 358.2]],
        badTexts: ['x'],
      },
      {
        options: { rule: { var: 'f_name' }, result: { type: 'text', options: {} } },
        valid: ['a'],
        invalid: [1],
        texts: [['a', 'a']],
        badTexts: ['a\nb'],
      },
      {
        options: { rule: { '>': [1, 0] }, result: { type: 'yesNo', options: {} } },
        valid: [true, false],
        invalid: ['yes'],
        texts: [['是', true]],
        badTexts: ['maybe'],
      },
    ],
  });
}

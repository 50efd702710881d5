export * from './app.ts';
export * from './document-kind.ts';
export * from './entity.ts';
export * from './errors.ts';
export * from './field-type.ts';
export * from './field-types/index.ts';
export * from './field-at.ts';
export * from './fields.ts';
export * from './record.ts';
export * from './view.ts';
export { currencyDigits, currencyOf } from './notation/currency.ts';
export { instantOf, wallClockAt } from './notation/wall-clock.ts';
export { foldWords } from './notation/fold.ts';
export {
  type ChoiceOptions,
  type Option,
  optionById,
  optionByWord,
  type OptionColour,
  optionColours,
  optionLabel,
} from './field-types/choice/options.ts';
export type { ScoreOptions } from './field-types/score/definition.ts';
export { type BandLook, type BandOption, type BandOptions, unknownBand } from './field-types/band/definition.ts';
export type { FormulaOptions } from './field-types/formula/definition.ts';
export * from './formulas.ts';
export * from './merge.ts';
export * from './scope.ts';
export * from './sort-key.ts';
export { movedItems } from './document-kinds/shared.ts';
export { ruleWords } from './rule-words.ts';
export { notInSql } from './sql-ability.ts';
export * from './values.ts';
export * from './convert-value.ts';
export * from './schema-change.ts';
export * from './check-body.ts';
export { checkSchema } from './schema-words.ts';
export * from './document-kinds/index.ts';
export * from './segments/index.ts';
export { showField } from './shown-fields.ts';
export type { SegmentOptions } from './field-types/segment/definition.ts';
export type { TierOptions } from './field-types/tier/definition.ts';

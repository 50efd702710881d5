// In a segment or not: kept apart from the record and brought up to date by the product, like a score.
import { booleanType } from '@keepwell/rule';
import { type Static, Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { yesNo } from '../yes-no/definition.ts';

const SegmentOptions = Type.Object({
  /** Id of the segment. */
  segment: Type.String(),
  /** Health models, segments and tierings that its rule reads; written when it is published. */
  reads: Type.Optional(Type.Array(Type.String(), { maxItems: 400 })),
});
export type SegmentOptions = Static<typeof SegmentOptions>;

export const segment = defineFieldType<SegmentOptions>({
  name: 'segment',
  labels: { zh: '客群', en: 'Segment' },
  help: {
    zh: '记录是否在某个客群里，自动保持最新。',
    en: 'Whether a record is in a segment, always up to date.',
  },
  icon: 'users',
  group: 'calculated',
  optionsSchema: SegmentOptions,
  defaultOptions: () => ({ segment: '' }),
  valueType: () => booleanType,
  column: () => 'boolean',
  isDerived: true,
  settable: false,
  canBeRequired: false,
  canBeUnique: false,
  canBeIndexed: false,
  canBeTitle: false,
  sortsByKey: false,
  accept(value) {
    if (value == null || value === '') return empty;
    return typeof value === 'boolean' ? accepted(value) : refusedText('model.not_yes_no', value);
  },
  parse: (text, _options, reader) => yesNo.parse(text, {}, reader),
  format: (value, _options, reader) => yesNo.format(value, {}, reader),
  samples: [
    {
      options: { segment: 's_sample' },
      valid: [true, false],
      invalid: [1, 'yes'],
      texts: [
        ['yes', true],
        ['否', false],
      ],
      badTexts: ['maybe'],
    },
  ],
});

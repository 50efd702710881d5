// Relation: a link to one record of an entity.
import { Type, type Static } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { type Accepted, defineFieldType } from '../../field-type.ts';
import { toHalfWidth } from '../../notation/fold.ts';

const RelationOptions = Type.Object({
  /** Id of the entity linked to. */
  entity: Type.String({ minLength: 1, maxLength: 64 }),
});
type Options = Static<typeof RelationOptions>;

function accept(value: unknown): Accepted {
  if (value == null || value === '') return empty;
  return Number.isSafeInteger(value) && (value as number) > 0
    ? accepted(value as number)
    : refusedText('model.not_a_record', value);
}

export const relation = defineFieldType<Options>({
  name: 'relation',
  labels: { zh: '关联', en: 'Relation' },
  help: { zh: '关联到另一张工作表的一条记录。', en: 'A link to one record of an entity.' },
  icon: 'arrow-up-right',
  group: 'relation',
  optionsSchema: RelationOptions,
  defaultOptions: () => ({ entity: '' }),
  valueType: ({ entity }) => ({ kind: 'record', entity }),
  column: () => 'integer',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept,
  // Titles are found by whoever can look records up (import, paste); a number needs no looking up.
  parse(text) {
    const digits = /^#?\s*(\d{1,16})$/.exec(toHalfWidth(text).trim())?.[1];
    if (text.trim() === '') return empty;
    return digits === undefined ? refusedText('model.not_a_record', text) : accept(Number(digits));
  },
  format: (value) => (typeof value === 'number' ? `#${value}` : ''),
  plain: (value) => (typeof value === 'number' ? String(value) : ''),
  samples: [
    {
      options: { entity: 'e_customer' },
      valid: [1, 7043],
      invalid: [0, -1, 1.5, '1', true, [1]],
      texts: [
        ['12', 12],
        ['#12', 12],
        ['＃１２', 12],
      ],
      badTexts: ['0', '青岛北辰机械', '-3', '1.5', '9999999999999999'],
    },
  ],
});

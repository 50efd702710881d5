// Person: a member of the organisation, by id; whoever shows it knows the people's names.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { type Accepted, defineFieldType } from '../../field-type.ts';

const pattern = /^u_[0-9a-z]{1,62}$/;

function accept(value: unknown): Accepted {
  if (value == null || value === '') return empty;
  return typeof value === 'string' && pattern.test(value) ? accepted(value) : refusedText('model.not_a_member', value);
}

export const person = defineFieldType<Record<string, never>>({
  name: 'person',
  labels: { zh: '成员', en: 'Person' },
  help: { zh: '组织里的一位成员，例如负责人。', en: 'A member of the organisation, such as the owner.' },
  icon: 'user',
  group: 'relation',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => textType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: false,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept,
  // Names are found by whoever knows the members (import, paste).
  parse: (text) => accept(text.trim()),
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['u_8k2m4q0xz1', 'u_1'],
      invalid: [1, true, '王敏', 'u_', ' u_1', `u_${'x'.repeat(63)}`],
      texts: [[' u_1 ', 'u_1']],
      badTexts: ['王敏', 'mei@example.com', 'u_A'],
    },
  ],
});

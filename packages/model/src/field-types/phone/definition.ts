// Phone: a telephone number, kept as it was written.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { acceptText } from '../../door/plain-text.ts';
import { refusedText } from '../../door/refuse.ts';
import { type Accepted, defineFieldType } from '../../field-type.ts';
import { toHalfWidth } from '../../notation/fold.ts';

/** An optional +, digits with the usual separators, and an optional extension. */
const pattern = /^\+?[\d\s().\-/~]*\d[\d\s().\-/~]*(?:(?:ext\.?|x|转|分机|#|,|;|\*)\s*\d{1,8})?$/i;

function accept(value: unknown): Accepted {
  const taken = acceptText(value, { max: 64, lines: false });
  if (!taken.ok || taken.value === null) return taken;
  const text = taken.value as string;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 3 && digits <= 24 && pattern.test(text) ? taken : refusedText('model.not_a_phone', value);
}

export const phone = defineFieldType<Record<string, never>>({
  name: 'phone',
  labels: { zh: '电话', en: 'Phone' },
  help: { zh: '手机或座机号码，原样保存。', en: 'A telephone number, kept as it is written.' },
  icon: 'phone',
  group: 'contact',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => textType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: true,
  sortsByKey: false,
  accept,
  parse: (text) => accept(toHalfWidth(text).trim().replace(/^tel:/i, '')),
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['13800138000', '+86 138 0013 8000', '(010) 12345678', '010-12345678转8', '+44 20 7946 0018 ext 8', '110'],
      invalid: ['12', 'call me', '1.38E+10', 13800138000, '138 0013 8000 or 139', '+'],
      texts: [
        [' １３８００１３８０００ ', '13800138000'],
        ['tel:+8613800138000', '+8613800138000'],
      ],
      badTexts: ['无', '1.38E+10', '5'],
    },
  ],
});

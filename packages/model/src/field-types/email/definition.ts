// Email: one address.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { acceptText } from '../../door/plain-text.ts';
import { refusedText } from '../../door/refuse.ts';
import { type Accepted, defineFieldType } from '../../field-type.ts';
import { toHalfWidth } from '../../notation/fold.ts';

/** RFC 5321: 64 before the @, 254 in all. Letters of every script are allowed (RFC 6531); quoted names and bare hosts are not. */
const local = String.raw`[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+)*`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const pattern = new RegExp(String.raw`^(?=.{1,64}@)${local}@(?:${label}\.)+(?=[^.]*\p{L})${label}$`, 'u');

function accept(value: unknown): Accepted {
  const taken = acceptText(value, { max: 254, lines: false });
  if (!taken.ok || taken.value === null) return taken;
  return pattern.test(taken.value as string) ? taken : refusedText('model.not_an_email', value);
}

export const email = defineFieldType<Record<string, never>>({
  name: 'email',
  labels: { zh: '邮箱', en: 'Email' },
  help: { zh: '一个邮箱地址。', en: 'One email address.' },
  icon: 'mail',
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
  sortsByKey: true,
  accept,
  parse: (text) =>
    accept(
      toHalfWidth(text)
        .trim()
        .replace(/^mailto:/i, ''),
    ),
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['a@b.co', 'Mei.Lin+crm@mail.example.com', "o'brien@example.ie", '用户@例子.公司'],
      invalid: [
        'a@b',
        'a b@c.de',
        '@c.de',
        'a@@b.co',
        'a@b..co',
        'a@-b.co',
        '.a@b.co',
        5,
        'a@1.2',
        `${'x'.repeat(65)}@b.co`,
        ' a@b.co',
      ],
      texts: [
        [' a@b.co ', 'a@b.co'],
        ['ａ＠ｂ.co', 'a@b.co'],
        ['mailto:a@b.co', 'a@b.co'],
      ],
      badTexts: ['a@b', 'a@b.co, c@d.ef', 'Mei <a@b.co>', '无'],
    },
  ],
});

// URL: a web or mail address that is safe to open.
import { textType } from '@keepwell/rule';
import { Type } from 'typebox';
import { acceptText } from '../../door/plain-text.ts';
import { refused, refusedText } from '../../door/refuse.ts';
import { type Accepted, defineFieldType } from '../../field-type.ts';

/** javascript:, data: and file: would run or read something at the click of a reader. */
const allowed: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** 2,000 characters of the percent-encoded form, which bounds the bytes of an index entry. */
const longest = 2000;

function accept(value: unknown): Accepted {
  const taken = acceptText(value, { max: longest, lines: false });
  if (!taken.ok || taken.value === null) return taken;
  const text = taken.value as string;
  if (/^\s|\s$|\s/.test(text) || !URL.canParse(text)) return refusedText('model.not_a_url', value);
  const url = new URL(text);
  if (!allowed.has(url.protocol)) return refused('model.url_protocol', { protocol: url.protocol });
  if (url.protocol !== 'mailto:' && (url.hostname === '' || !/^https?:\/\//i.test(text))) {
    return refusedText('model.not_a_url', value);
  }
  if (url.href.length > longest) return refused('model.text_too_long', { length: url.href.length, max: longest });
  return taken;
}

const scheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;
const bareHost = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#].*)?$/u;

export const url = defineFieldType<Record<string, never>>({
  name: 'url',
  labels: { zh: '网址', en: 'Web address' },
  help: { zh: '可以点开的网址。', en: 'A web address that can be opened.' },
  icon: 'link',
  group: 'contact',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => textType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: true,
  accept,
  parse(text) {
    const trimmed = text.trim();
    // `www.example.com` is how people write addresses; it is completed, not refused.
    return accept(!scheme.test(trimmed) && bareHost.test(trimmed) ? `https://${trimmed}` : trimmed);
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['https://example.com', 'http://例子.公司/路径?问=答', 'mailto:a@b.co', 'https://example.com:8443/a#b'],
      invalid: [
        'example.com',
        'javascript:alert(1)',
        'JavaScript:alert(1)',
        'data:text/html,x',
        'file:///etc',
        'https://',
        'https:example.com',
        'https://a b',
        7,
      ],
      texts: [
        [' https://example.com ', 'https://example.com'],
        ['www.example.com/a', 'https://www.example.com/a'],
        ['example.com:8080', 'https://example.com:8080'],
      ],
      badTexts: ['javascript:alert(1)', 'not a url', 'ftp://example.com', '\u0001javascript:alert(1)', '无'],
    },
  ],
});

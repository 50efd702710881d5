// Judges a new password: length is the schema's matter, here it is whether somebody would guess it early.
import type { Text } from '@keepwell/kernel';

/** Stems of the passwords that leaked lists begin with, 中文 pinyin habits included; figures and signs around them do not help. */
const stems = `
  password passwort passwd pass qwerty qwertz azerty asdf asdfgh zxcvbn zxcvbnm qazwsx qwe qweasd qweasdzxc
  abc abcd abcdef abcdefg admin administrator root user guest test demo master login welcome letmein secret
  changeme default iloveyou sunshine princess dragon monkey football baseball superman batman shadow
  michael hello freedom whatever trustno starwars charlie summer winter spring autumn january company
  office keepwell liuke customer woaini aini nihao wode mima wodemima zhongguo beijing shanghai woshishui
  woaiwojia zhang wang li
`
  .trim()
  .split(/\s+/);

const rows = [
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb',
  'qazwsxedcrfvtgb',
];

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const reasons = {
  stem: { en: 'it is a very common word with figures or signs around it', zh: '它是很常见的词加上数字或符号' },
  row: { en: 'it follows the keys of the keyboard or the alphabet', zh: '它只是键盘或字母表上的连续按键' },
  repeat: { en: 'it repeats a few characters', zh: '它由少数几个字符重复而成' },
  digits: { en: 'it is only a number, like a date or a phone number', zh: '它只是数字，如日期或电话号码' },
  own: {
    en: 'it contains your name or e-mail address and little else',
    zh: '它除了您的姓名或邮箱之外几乎没有别的内容',
  },
} satisfies Record<string, Text>;

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');

function isRepetition(text: string): boolean {
  if (new Set(text).size < 4) return true;
  for (let period = 1; period <= text.length / 3; period += 1) {
    if (
      text ===
      text
        .slice(0, period)
        .repeat(Math.ceil(text.length / period))
        .slice(0, text.length)
    )
      return true;
  }
  return false;
}

/** What is left when runs of neighbouring keys of four or more are taken out. */
function withoutRuns(text: string): string {
  let rest = text;
  for (const row of [...rows, ...rows.map((keys) => Array.from(keys).toReversed().join(''))]) {
    for (let length = row.length; length >= 4; length -= 1) {
      for (let from = 0; from + length <= row.length; from += 1)
        rest = rest.replaceAll(row.slice(from, from + length), '');
    }
  }
  return rest;
}

/** Why a password is easy to guess, or null. `own` are the person's name, e-mail address and organisation. */
export function judgePassword(password: string, own: readonly string[]): Text | null {
  const folded = password.normalize('NFKC').toLowerCase();
  if (isRepetition(folded)) return reasons.repeat;
  if (/^[\d\s./+-]+$/.test(folded)) return reasons.digits;
  if (withoutRuns(folded).length < folded.length / 3) return reasons.row;
  const plain = letters(
    Array.from(folded.replace(/[\d\s\p{P}\p{S}]+$/u, ''), (character) => lookalikes[character] ?? character).join(''),
  );
  for (const candidate of [letters(folded), plain]) {
    if (stems.includes(candidate) || stems.some((stem) => stem.length > 3 && candidate === stem + stem))
      return reasons.stem;
  }
  for (const stem of stems) {
    // A stem and at most four more characters: "Keepwell2024".
    if (stem.length >= 5 && folded.includes(stem) && folded.length - stem.length <= 4) return reasons.stem;
  }
  for (const text of own.flatMap((words) => words.toLowerCase().split(/[\s@.,_+-]+/))) {
    if (text.length >= 3 && folded.includes(text) && folded.length - text.length < 6) return reasons.own;
  }
  return null;
}

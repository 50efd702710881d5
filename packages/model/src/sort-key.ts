// The stored sort key of text: one function for every database, compared byte by byte.
import { pinyin } from 'pinyin-pro';

/** UTF-16 units of a key at most; 600 bytes, well inside an index entry. */
export const longestSortKey = 200;

/** Characters of the text that are looked at; the rest cannot show in a bounded key. */
const mostRead = 120;

const han = /\p{Script=Han}/u;
const plainAscii = /^[\x20-\x7e]*$/;

/**
 * A key whose byte order is the order of a phone book: punctuation, figures by value (2 before 10), letters without regard to case
 * and accents, other scripts, then Chinese by pinyin and tone, polyphones by their word (重庆 under chong, 银行 under yin hang). Texts that
 * differ only in case, accents or leading zeros follow each other in a fixed order. Empty text has the empty key.
 */
export function sortKey(text: string): string {
  const read = text.length > mostRead ? cut(text, mostRead) : text;
  if (plainAscii.test(read)) return join(foldAscii(read), read);
  if (!han.test(read)) return join(foldLetters(read), read);
  const known = remembered.get(read);
  if (known !== undefined) return known;
  const key = join(foldHan(read), read);
  // Names repeat within a table and across writes; segmentation costs some 35 µs a name.
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(read, key);
  return key;
}

const remembered = new Map<string, string>();
const mostRemembered = 20_000;

/** U+0001 sorts below every character a folded text holds, so a shorter text comes first and the original only breaks ties. */
function join(folded: string, original: string): string {
  return cut(`${folded}\u0001${original}`, longestSortKey);
}

/** Cuts without leaving half a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

function foldAscii(text: string): string {
  return foldFigures(text.toLowerCase().trim());
}

function foldLetters(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFC');
  // Control characters would meet the separator.
  return foldFigures(folded.replace(/\p{Cc}/gu, ' ').trim());
}

const lengths = '123456789abcdefghijklmnopqrstuvwxyz';

/** A run of digits sorts by its length and then its digits: `9` is 019, `10` is 0210. */
function foldFigures(text: string): string {
  return text.replace(/\d+/g, (run) => {
    const digits = run.replace(/^0+(?=\d)/, '');
    return `0${lengths[Math.min(digits.length, lengths.length) - 1] ?? 'z'}${digits}`;
  });
}

/** U+E000, private use: above every letter of other scripts in the plane, so that Chinese follows them as in a spreadsheet. */
const hanMark = '\ue000';

function foldHan(text: string): string {
  let key = '';
  let others = '';
  for (const part of pinyin(text, { toneType: 'num', type: 'all', v: true })) {
    if (!part.isZh) {
      others += part.origin;
      continue;
    }
    key += flush(others);
    others = '';
    // The tone stands after the letters and ahead of what follows; the space keeps xi'an ahead of xian.
    key += `${hanMark}${part.pinyin.toLowerCase()} `;
  }
  return key + flush(others);
}

function flush(others: string): string {
  return others === '' ? '' : foldLetters(others);
}

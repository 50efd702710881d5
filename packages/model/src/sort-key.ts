// The stored sort key of text: one function for every database, compared byte by byte.
import { pinyin } from 'pinyin-pro';

/** UTF-16 units of a key at most; 600 bytes, well inside an index entry. */
export const longestSortKey = 200;

/** Characters of the text that are looked at; the rest cannot show in a bounded key. */
const mostRead = 80;

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
  return read.length > longestKept ? join(foldHan(read), read) : keptKey(read);
}

/** Cities, sources, names of people: short Chinese texts come again and again, and their keys cost ten times a look-up. */
const kept = new Map<string, string>();
const longestKept = 12;
const mostKept = 5_000;

function keptKey(text: string): string {
  let key = kept.get(text);
  if (key === undefined) {
    key = join(foldHan(text), text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, key);
  }
  return key;
}

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

const figure = /\d/;
const lengths = '123456789abcdefghijklmnopqrstuvwxyz';

/** A run of digits sorts by its length and then its digits: `9` is 019, `10` is 0210. */
function foldFigures(text: string): string {
  if (!figure.test(text)) return text;
  return text.replace(/\d+/g, (run) => {
    const digits = run.replace(/^0+(?=\d)/, '');
    return `0${lengths[Math.min(digits.length, lengths.length) - 1] ?? 'z'}${digits}`;
  });
}

/** U+E000, private use: above every letter of other scripts in the plane, so that Chinese follows them as in a spreadsheet. */
const hanMark = '\ue000';

const hanRun = /\p{Script=Han}+/gu;

function foldHan(text: string): string {
  let key = '';
  let end = 0;
  for (const run of text.matchAll(hanRun)) {
    key += foldBetween(text.slice(end, run.index));
    // The space ends a syllable: xi'an stands ahead of xian.
    for (const syllable of readRun(run[0])) key += `${hanMark}${syllable} `;
    // What follows is cut off: a sentence of Chinese fills its key with the first third.
    if (key.length >= longestSortKey) return key;
    end = run.index + run[0].length;
  }
  return key + foldBetween(text.slice(end));
}

const marks = new Map<string, string>();

/** What stands between runs of Chinese is mostly nothing, or one of a few marks. */
function foldBetween(text: string): string {
  if (text === '') return '';
  if (text.length > 1) return plainAscii.test(text) ? foldAscii(text) : foldLetters(text);
  let folded = marks.get(text);
  if (folded === undefined) {
    folded = foldLetters(text);
    marks.set(text, folded);
  }
  return folded;
}

/** Readings of single characters; null where the word around it decides. */
const readings = new Map<string, string | null>();

function readingOf(character: string): string | null {
  let reading = readings.get(character);
  if (reading === undefined) {
    const all = pinyin(character, { toneType: 'num', type: 'array', v: true, multiple: true });
    reading = all.length > 1 ? null : known(all[0], character);
    readings.set(character, reading);
  }
  return reading;
}

/** A character without a reading follows all that have one. */
function known(reading: string | undefined, character: string): string {
  return reading === undefined || !/^[a-z]/.test(reading) ? `{${character}` : reading.toLowerCase();
}

const remembered = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

/** Syllables with their tones. Only runs with a polyphone are segmented into words, which costs 35 µs a name instead of 1. */
function readRun(run: string): readonly string[] {
  let syllables = remembered.get(run);
  if (syllables === undefined) {
    const characters = Array.from(run);
    const single = characters.map(readingOf);
    if (single.every((reading) => reading !== null)) return single;
    const words = pinyin(run, { toneType: 'num', type: 'array', v: true, toneSandhi: false });
    const fits = words.length === characters.length;
    syllables = characters.map(
      (character, index) => single[index] ?? known(fits ? words[index] : undefined, character),
    );
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(run, syllables);
  }
  return syllables;
}

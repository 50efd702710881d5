// Finds options by what was typed: every word must occur, in the label or in its keywords (pinyin, codes, the other language).
export interface Findable {
  label: string;
  keywords?: string | undefined;
}

/** Lower case, full-width letters to plain, accents off. Keeps the length of plain text, so that ranges fit the label. */
export const fold = (text: string): string =>
  Array.from(text)
    .map((char) => {
      const plain = char
        .normalize('NFKD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase();
      return plain.length === char.length ? plain : char.toLowerCase();
    })
    .join('');

const words = (query: string): string[] => fold(query).split(/\s+/u).filter(Boolean);

export function matchesQuery(option: Findable, query: string): boolean {
  const text = `${fold(option.label)} ${fold(option.keywords ?? '')}`;
  return words(query).every((word) => text.includes(word));
}

export const filterOptions = <T extends Findable>(options: readonly T[], query: string): T[] =>
  options.filter((option) => matchesQuery(option, query));

export interface LabelPart {
  text: string;
  found: boolean;
}

/** The label cut where the words of the query occur, to underline them. */
export function markFound(label: string, query: string): LabelPart[] {
  const folded = fold(label);
  const hit = Array.from({ length: label.length }, () => false);
  if (folded.length === label.length) {
    for (const word of words(query)) {
      const at = folded.indexOf(word);
      if (at >= 0) hit.fill(true, at, at + word.length);
    }
  }
  const parts: LabelPart[] = [];
  for (let i = 0; i < label.length; i += 1) {
    const found = hit[i] ?? false;
    const last = parts.at(-1);
    if (last?.found === found) last.text += label.charAt(i);
    else parts.push({ text: label.charAt(i), found });
  }
  return parts;
}

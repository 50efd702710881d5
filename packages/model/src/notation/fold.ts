// Folding of typed text: full-width forms to ASCII for figures, and a common form for comparing words.

/**
 * Full-width ASCII, the ideographic space, the yen sign and the minus signs that input methods and spreadsheets write. Not NFKC,
 * which would turn 5² into 52.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2007\u2009\u202f\u3000]/g, ' ')
    .replace(/\uffe5/g, '¥')
    .replace(/[\u2212\u2010\u2011\u2012\u2013]/g, '-');
}

/** One form for texts that people take as the same: width, case, accents and outer space folded. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .trim();
}

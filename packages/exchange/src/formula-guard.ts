// Keeps spreadsheets from running a cell of an exported file as a formula, without losing what the cell says.

/**
 * Excel, LibreOffice and WPS run a cell that begins with = + - @ (or a tab or line end before one). Such a cell is written
 * with an apostrophe in front, as OWASP advises; reading takes exactly one away again. Plain numbers and phone numbers
 * (-5, +86 138…) compute nothing and stay as they are. A text that begins with apostrophes before such a character gets one
 * more, so that reading what was written gives the same text for every text.
 */
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;
const dangerous = /^[=+\-@\t\r\n＝＋－＠]/;
const harmless = /^[+-]?[\d.,()% -]*$/;

export function guardFormula(text: string): string {
  if (guarded.test(text)) return `'${text}`;
  return dangerous.test(text) && !harmless.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1) : text;
}

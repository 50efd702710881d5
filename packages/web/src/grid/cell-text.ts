// Cells as text for the clipboard: tab-separated, quoted where needed, as spreadsheets read and write it.

const needsQuotes = /["\t\n\r]/;

export function toTsv(cells: readonly (readonly string[])[]): string {
  return cells
    .map((row) => row.map((text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .join('\n');
}

/** Reads tab-separated text; one final line break is no empty row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= source.length) {
    const character = source[at];
    if (cell === '' && character === '"') {
      const quoted = readQuoted(source, at);
      if (quoted !== null) {
        cell = quoted.text;
        at = quoted.end;
        continue;
      }
    }
    if (character === '\t' || character === '\n' || character === undefined) {
      row.push(cell);
      cell = '';
      if (character !== '\t') {
        rows.push(row);
        row = [];
      }
    } else cell += character;
    at++;
  }
  return rows;
}

/** A quoted cell that ends before a separator; a lone quote is text. */
function readQuoted(source: string, start: number): { text: string; end: number } | null {
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] !== '"') {
      text += source[at];
      continue;
    }
    if (source[at + 1] === '"') {
      text += '"';
      at++;
      continue;
    }
    const after = source[at + 1];
    return after === undefined || after === '\t' || after === '\n' ? { text, end: at + 1 } : null;
  }
  return null;
}

// Writes what a change of type cannot keep as a CSV download: record, title, value, reason in the reader's language.
import { byteOrderMark, csvLine } from '@keepwell/exchange';
import { type Language, textIn } from '@keepwell/kernel';
import type { Actor, Store } from '@keepwell/store';
import { Readable } from 'node:stream';
import type { Download } from './handlers/handler.ts';

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: ['编号', '记录', '原值', '原因'],
  en: ['Number', 'Record', 'Value', 'Reason'],
};

export async function writeExceptions(
  { documents }: Pick<Store, 'documents'>,
  actor: Actor,
  document: string,
  field: string,
  language: Language,
): Promise<Download> {
  const slices = documents.exceptions(actor, document, field)[Symbol.asyncIterator]();
  // The first slice is read before the answer begins: a draft that is gone is still a problem, not half a file.
  const first = await slices.next();
  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(heads[language]);
    for (let slice = first; slice.done !== true; slice = await slices.next()) {
      const text = slice.value.map(({ record, title, before, reason }) =>
        csvLine([String(record), title, before, textIn(reason, language)]),
      );
      yield text.join('');
    }
  }
  return { fileName: `${field}.csv`, type: 'text/csv; charset=utf-8', content: Readable.from(lines()) };
}

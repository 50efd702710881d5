// A figure under a column or beside a group, as text.
import { localeOf } from '@keepwell/kernel';
import { formatValue, resultOf, type FieldDefinition, type Reader, type ViewColumn } from '@keepwell/model';

type SummaryKind = NonNullable<ViewColumn['summary']>;

const counts = new Set<SummaryKind>(['filled', 'empty', 'distinct']);

/** `figure` as the server gave it: counts as they are, the rest in the unit of the field. */
export function formatFigure(
  field: FieldDefinition,
  summary: SummaryKind,
  figure: number | null,
  reader: Reader,
): string {
  if (figure === null) return '—';
  const locale = localeOf(reader.language);
  if (counts.has(summary)) return figure.toLocaleString(locale);
  const { type } = resultOf(field);
  if (type.name === 'integer' && summary === 'average') {
    return figure.toLocaleString(locale, { maximumFractionDigits: 2 });
  }
  // A sum of decimals carries binary dust; ten significant digits hide it and nothing else.
  const clean = type.name === 'money' ? Math.round(figure) : Number(figure.toPrecision(12));
  return formatValue(field, clean, reader) || clean.toLocaleString(locale);
}

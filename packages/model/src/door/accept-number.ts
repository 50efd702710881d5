// The doors of figures: JSON numbers and typed figures become whole numbers or finite doubles without losing digits.
import { type Figure, parseFigure, toExactNumber } from '../notation/number.ts';
import { isCurrencyMark } from '../notation/currency.ts';
import type { Accepted } from '../field-type.ts';
import { accepted, empty, refusedText } from './refuse.ts';

export function acceptInteger(value: unknown): Accepted {
  if (value == null || value === '') return empty;
  if (typeof value !== 'number' || !Number.isFinite(value)) return refusedText('model.not_a_number', value);
  if (!Number.isInteger(value)) return refusedText('model.not_whole', value);
  return Number.isSafeInteger(value) ? accepted(value + 0) : refusedText('model.number_loses_digits', value);
}

export function acceptNumber(value: unknown): Accepted {
  if (value == null || value === '') return empty;
  if (typeof value !== 'number' || !Number.isFinite(value)) return refusedText('model.not_a_number', value);
  return accepted(value + 0);
}

/** A figure without unit, or with a currency mark that a plain number drops. */
export function readFigure(text: string): Figure | undefined {
  const figure = parseFigure(text);
  return figure?.marks.every(isCurrencyMark) === true ? figure : undefined;
}

export function parseInteger(text: string): Accepted {
  if (text.trim() === '') return empty;
  const figure = readFigure(text);
  if (figure === undefined || figure.percent) return refusedText('model.not_a_number', text);
  if (figure.text.includes('.')) return refusedText('model.not_whole', text);
  const value = Number(figure.text);
  return Number.isSafeInteger(value) ? accepted(value + 0) : refusedText('model.number_loses_digits', text);
}

export function parseNumber(text: string, toText: (figure: Figure) => string): Accepted {
  if (text.trim() === '') return empty;
  const figure = readFigure(text);
  if (figure === undefined) return refusedText('model.not_a_number', text);
  const value = toExactNumber(toText(figure));
  return value === undefined ? refusedText('model.number_loses_digits', text) : accepted(value);
}

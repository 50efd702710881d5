// Reading and writing instants in the reader's time zone; at rest an instant is epoch milliseconds.
import type { Accepted, Reader } from '../field-type.ts';
import { accepted, refusedText } from '../door/refuse.ts';
import { readDate, wallOf, writeDate } from './date.ts';
import { instantOf, offsetAt, wallClockAt } from './wall-clock.ts';

/** Instants of the years 0001–9999, which have a four-digit year in every zone. */
export const firstInstant = Date.parse('0001-01-02T00:00:00Z');
export const lastInstant = Date.parse('9999-12-30T23:59:59.999Z');

const time = new RegExp(
  String.raw`^(?:\s+|T|\s*,\s*)?(?<half>上午|下午|中午|凌晨|晚上|AM|PM)?\s*(?<hour>\d{1,2})(?:[:时時点](?<minute>\d{1,2})(?:[:分](?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?秒?|分)?)?` +
    String.raw`\s*(?<after>[AaPp]\.?[Mm]\.?)?\s*(?<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?(?::\d{2})?|GMT|UTC)?$`,
  'iu',
);

/** Milliseconds of the day in a text such as `T14:30:05.25+08:00`, and its offset; undefined when it is no time. */
export function readTime(rest: string): { readonly time: number; readonly offset: number | undefined } | undefined {
  if (rest.trim() === '') return { time: 0, offset: undefined };
  const groups = time.exec(rest)?.groups;
  if (groups === undefined) return undefined;
  const half = (groups.half ?? groups.after ?? '').replaceAll('.', '').toUpperCase();
  // A bare number after a date is no time: `2026-03-01 14`.
  if (groups.minute === undefined && half === '' && !/[时時点]/.test(rest)) return undefined;
  const hour = to24(Number(groups.hour), half);
  const minute = Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const ms = Math.floor(Number(`0.${groups.fraction ?? '0'}`) * 1000 + 1e-6);
  const offset = readOffset(groups.zone);
  if (offset === 'none') return undefined;
  return { time: ((hour * 60 + minute) * 60 + second) * 1000 + ms, offset };
}

function to24(hour: number, half: string): number | undefined {
  if (half === '') return hour < 24 ? hour : undefined;
  if (half === 'AM' || half === '上午' || half === '凌晨') return hour > 12 ? undefined : hour % 12;
  if (half === '中午') return hour >= 11 && hour <= 12 ? hour : hour === 1 ? 13 : undefined;
  if (hour > 12) return hour < 24 ? hour : undefined;
  return (hour % 12) + 12;
}

function readOffset(zone: string | undefined): number | undefined | 'none' {
  if (zone === undefined || zone === '') return undefined;
  const match = /([+-])(\d{1,2}):?(\d{2})?(?::(\d{2}))?$/.exec(zone);
  if (match === null) return 0;
  const seconds = (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60 + Number(match[4] ?? 0);
  if (seconds > 18 * 3600) return 'none';
  return (match[1] === '-' ? -seconds : seconds) * 1000;
}

export function isInstant(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= firstInstant && (value as number) <= lastInstant;
}

/** Reads a date with or without time; without a zone of its own it is meant in the reader's. */
export function readDateTime(typed: string, reader: Reader): Accepted {
  const date = readDate(typed, reader);
  if (!date.ok) {
    if (date.ambiguous === undefined) return refusedText('model.not_a_date_time', typed);
    return refusedText('model.date_ambiguous', typed, { first: date.ambiguous[0], second: date.ambiguous[1] });
  }
  const clock = readTime(date.rest);
  if (clock === undefined) return refusedText('model.not_a_date_time', typed);
  const wall = wallOf(date.date) + clock.time;
  const instant = clock.offset === undefined ? instantOf(wall, reader.timeZone) : wall - clock.offset;
  if (instant === undefined) return refusedText('model.time_skipped', typed, { timeZone: reader.timeZone });
  return isInstant(instant) ? accepted(instant) : refusedText('model.not_a_date_time', typed);
}

const pad = (part: number, size = 2): string => String(part).padStart(size, '0');

/**
 * `2026-03-12 14:20`, in English `12 Mar 2026, 14:20`; seconds and milliseconds only where there are any; the offset only where the
 * clocks showed this time twice and this is the second.
 */
export function writeDateTime(instant: number, reader: Reader, style: 'reader' | 'iso' = 'reader'): string {
  const wall = wallClockAt(instant, reader.timeZone);
  const iso = new Date(wall).toISOString();
  const at = new Date(wall);
  const ms = at.getUTCMilliseconds();
  const seconds = at.getUTCSeconds();
  let clock = iso.slice(11, 16);
  if (seconds !== 0 || ms !== 0) clock += iso.slice(16, 19);
  if (ms !== 0) clock += iso.slice(19, 23);
  if (instantOf(wall, reader.timeZone) !== instant) clock += ` ${writeOffset(offsetAt(instant, reader.timeZone))}`;
  const date = iso.slice(0, 10);
  if (style === 'iso' || reader.language === 'zh') return `${date} ${clock}`;
  return `${writeDate(date, reader)}, ${clock}`;
}

function writeOffset(offset: number): string {
  const seconds = Math.abs(offset) / 1000;
  const rest = seconds % 60;
  const text = `${offset < 0 ? '-' : '+'}${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? text : `${text}:${pad(rest)}`;
}

/** The civil date of an instant in the reader's zone. */
export function dateAt(instant: number, timeZone: string): string {
  return new Date(wallClockAt(instant, timeZone)).toISOString().slice(0, 10);
}

/** What clocks in the zone show, as the picker has it: `2026-03-01T14:30`, with seconds where there are any. */
export function localTextAt(instant: number, timeZone: string): string {
  const iso = new Date(wallClockAt(instant, timeZone)).toISOString();
  return iso.slice(0, iso.endsWith(':00.000Z') ? 16 : 19);
}

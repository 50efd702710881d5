// When something happened, as its reader would say it: near times in words, far ones by date.
import { localeOf } from '@keepwell/kernel';
import type { Reader } from '@keepwell/model';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.language} ${reader.timeZone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(localeOf(reader.language), { timeZone: reader.timeZone, ...options });
    formats.set(key, found);
  }
  return found;
}

const dayKey = (at: number, reader: Reader): string =>
  formatter(reader, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** `at` and `now` in epoch ms: "today 10:31", "昨天 17:05", "24 Feb 2026 09:00". */
export function formatMoment(at: number, reader: Reader, now: number = Date.now()): string {
  const time = formatter(reader, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const day = dayKey(at, reader);
  if (day === dayKey(now, reader)) return reader.language === 'zh' ? `今天 ${time}` : `today ${time}`;
  if (day === dayKey(now - 86_400_000, reader)) return reader.language === 'zh' ? `昨天 ${time}` : `yesterday ${time}`;
  return `${formatDay(at, reader)} ${time}`;
}

/** The day alone: "2026 年 2 月 24 日" or "24 Feb 2026". */
export function formatDay(at: number, reader: Reader): string {
  return formatter(reader, {
    year: 'numeric',
    month: reader.language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(at);
}

/** To the second, for hovering. */
export function formatExact(at: number, reader: Reader): string {
  return formatter(reader, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

// Date: a day of the calendar without time or zone.
import { dateType } from '@keepwell/rule';
import { Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { type Accepted, type Reader, defineFieldType } from '../../field-type.ts';
import { readTime } from '../../notation/date-time.ts';
import { isDate, readDate, writeDate } from '../../notation/date.ts';

function parse(text: string, _options: unknown, reader: Reader): Accepted {
  if (text.trim() === '') return empty;
  const found = readDate(text, reader);
  if (!found.ok) {
    if (found.ambiguous === undefined) return refusedText('model.not_a_date', text);
    return refusedText('model.date_ambiguous', text, { first: found.ambiguous[0], second: found.ambiguous[1] });
  }
  // Spreadsheets write a date as midnight; any other time would be lost.
  const clock = readTime(found.rest);
  if (clock === undefined) return refusedText('model.not_a_date', text);
  return clock.time === 0 ? accepted(found.date) : refusedText('model.date_has_time', text);
}

export const date = defineFieldType<Record<string, never>>({
  name: 'date',
  labels: { zh: '日期', en: 'Date' },
  help: { zh: '某一天，例如合同到期日、生日。', en: 'A day, such as a contract’s end or a birthday.' },
  icon: 'calendar',
  group: 'basic',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => dateType,
  column: () => 'text',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept(value) {
    if (value == null || value === '') return empty;
    return isDate(value) ? accepted(value) : refusedText('model.not_a_date', value);
  },
  parse,
  format: (value, _options, reader) => (typeof value === 'string' ? writeDate(value, reader) : ''),
  plain: (value) => (typeof value === 'string' ? value : ''),
  samples: [
    {
      options: {},
      valid: ['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31', '1900-02-28'],
      invalid: [
        '2026-02-30',
        '2023-02-29',
        '1900-02-29',
        '2026-3-1',
        '0000-01-01',
        20260301,
        true,
        '2026-03-01T00:00:00Z',
      ],
      texts: [
        ['2026/3/1', '2026-03-01'],
        ['2026年3月1日', '2026-03-01'],
        ['２０２６－０３－０１', '2026-03-01'],
        ['20260301', '2026-03-01'],
        ['2026.3.1', '2026-03-01'],
        ['1 Mar 2026', '2026-03-01'],
        ['1 March 2026', '2026-03-01'],
        ['Mar 1, 2026', '2026-03-01'],
        ['31/12/2026', '2026-12-31'],
        ['12/31/2026', '2026-12-31'],
        ['2026-03-01 00:00:00', '2026-03-01'],
        ['2026-03-01T00:00:00.000Z', '2026-03-01'],
      ],
      badTexts: [
        '31/02/2026',
        '2026-02-30',
        '26/3/1',
        '20261301',
        '2026-03',
        '2026年3/1',
        'soon',
        '45000',
        '2026-03-01 14:30',
        '2026-03-01x',
      ],
    },
  ],
});

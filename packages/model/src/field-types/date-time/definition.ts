// Date and time: an instant, shown in the reader's time zone.
import { dateTimeType } from '@keepwell/rule';
import { Type } from 'typebox';
import { accepted, empty, refusedText } from '../../door/refuse.ts';
import { defineFieldType } from '../../field-type.ts';
import { firstInstant, isInstant, lastInstant, readDateTime, writeDateTime } from '../../notation/date-time.ts';

export const dateTime = defineFieldType<Record<string, never>>({
  name: 'dateTime',
  labels: { zh: '日期时间', en: 'Date and time' },
  help: { zh: '某一时刻，按各人所在时区显示。', en: 'A moment, shown in each reader’s time zone.' },
  icon: 'calendar-clock',
  group: 'basic',
  optionsSchema: Type.Object({}),
  defaultOptions: () => ({}),
  valueType: () => dateTimeType,
  column: () => 'integer',
  settable: true,
  canBeRequired: true,
  canBeUnique: true,
  canBeIndexed: true,
  canBeTitle: false,
  sortsByKey: false,
  accept(value) {
    if (value == null || value === '') return empty;
    return isInstant(value) ? accepted(value + 0) : refusedText('model.not_a_date_time', value);
  },
  parse: (text, _options, reader) => (text.trim() === '' ? empty : readDateTime(text, reader)),
  format: (value, _options, reader) => (typeof value === 'number' ? writeDateTime(value, reader) : ''),
  plain: (value, _options, reader) => (typeof value === 'number' ? writeDateTime(value, reader, 'iso') : ''),
  samples: [
    {
      options: {},
      valid: [0, 1_772_332_200_000, 1_772_332_200_123, 1_772_332_205_000, -1, firstInstant, lastInstant],
      invalid: ['2026-03-01', 1.5, Number.NaN, lastInstant + 1, true],
      texts: [
        ['2026-03-01T02:30:00Z', Date.UTC(2026, 2, 1, 2, 30)],
        ['2026-03-01T10:30:00+08:00', Date.UTC(2026, 2, 1, 2, 30)],
        ['2026-03-01 10:30:00.250 +0800', Date.UTC(2026, 2, 1, 2, 30, 0, 250)],
        ['2026/3/1 2:30 GMT', Date.UTC(2026, 2, 1, 2, 30)],
        ['2026年3月1日 下午2:30 +00:00', Date.UTC(2026, 2, 1, 14, 30)],
        ['1 Mar 2026, 2:30 PM UTC', Date.UTC(2026, 2, 1, 14, 30)],
        ['2026-03-01T12:00 AM Z', Date.UTC(2026, 2, 1)],
      ],
      badTexts: [
        '2026-03-01 25:00',
        '2026-03-01 14',
        '14:30',
        '2026-02-30 10:00',
        '2026-03-01 10:60',
        '2026-03-01 13:00 AM',
        'now',
      ],
    },
  ],
});

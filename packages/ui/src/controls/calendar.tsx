// Calendar: one month, Monday first, of react-day-picker with our words and classes. ISO dates in and out.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { DayPicker, type ChevronProps } from 'react-day-picker';
import { Icon } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import type { UiTexts } from '../language/ui-texts.ts';
import { fromIsoDate, toIsoDate } from '../text/date-text.ts';

export interface CalendarProps {
  value: string | null;
  onChange: (iso: string) => void;
  /** ISO date of today. */
  today: string;
  min?: string | undefined;
  max?: string | undefined;
  /** Puts the focus on the chosen day, or on today. */
  autoFocus?: boolean;
}

const classes = {
  root: 'cal',
  months: 'cal__months',
  month_caption: 'cal__h',
  dropdowns: 'cal__pick',
  dropdown_root: 'cal__dropdown',
  dropdown: 'cal__select',
  caption_label: 'cal__caption',
  nav: 'cal__nav',
  button_previous: 'icon-btn icon-btn--sm',
  button_next: 'icon-btn icon-btn--sm',
  month_grid: 'cal__g',
  weekday: 'cal__w',
  day: 'cal__day',
  day_button: 'cal__btn',
  selected: 'cal__day--on',
  today: 'cal__day--today',
  outside: 'cal__day--outside',
  disabled: 'cal__day--off',
};

const Chevron = ({ orientation }: ChevronProps): ReactElement =>
  orientation === 'left' || orientation === 'right' ? (
    <Icon of={orientation === 'left' ? ChevronLeft : ChevronRight} />
  ) : (
    <></>
  );

const weekdayOf = (date: Date): number => (date.getDay() + 6) % 7;

export function calendarWords(texts: UiTexts['date'], language: 'zh' | 'en') {
  return {
    formatters: {
      formatCaption: (month: Date) => texts.monthYear(month.getFullYear(), month.getMonth() + 1),
      formatMonthDropdown: (month: Date) => texts.month(month.getMonth() + 1),
      formatYearDropdown: (year: Date) => texts.year(year.getFullYear()),
      formatWeekdayName: (day: Date) => texts.weekdaysShort[weekdayOf(day)] ?? '',
    },
    labels: {
      labelNav: () => texts.calendar,
      labelGrid: (month: Date) => texts.monthYear(month.getFullYear(), month.getMonth() + 1),
      labelMonthDropdown: () => texts.chooseMonth,
      labelYearDropdown: () => texts.chooseYear,
      labelPrevious: () => texts.previousMonth,
      labelNext: () => texts.nextMonth,
      labelWeekday: (day: Date) => texts.weekdays[weekdayOf(day)] ?? '',
      labelDayButton: (day: Date, modifiers: { today?: boolean }) =>
        [
          texts.day(day.getFullYear(), day.getMonth() + 1, day.getDate()),
          texts.weekdays[weekdayOf(day)],
          modifiers.today && texts.today,
        ]
          .filter(Boolean)
          .join(language === 'zh' ? '，' : ', '),
    },
  };
}

export function Calendar({ value, onChange, today, min, max, autoFocus }: CalendarProps): ReactElement {
  const { texts, language, lang, locale } = useUiLanguage();
  const selected = value === null ? undefined : fromIsoDate(value);
  const year = Number((value ?? today).slice(0, 4));
  return (
    <DayPicker
      mode="single"
      required
      selected={selected}
      onSelect={(day) => onChange(toIsoDate(day))}
      defaultMonth={selected ?? fromIsoDate(today)}
      today={fromIsoDate(today)}
      startMonth={fromIsoDate(min ?? `${Math.min(year, 1920)}-01-01`)}
      endMonth={fromIsoDate(max ?? `${Math.max(year, Number(today.slice(0, 4))) + 30}-12-31`)}
      disabled={[...(min ? [{ before: fromIsoDate(min) }] : []), ...(max ? [{ after: fromIsoDate(max) }] : [])]}
      weekStartsOn={1}
      showOutsideDays
      captionLayout="dropdown"
      navLayout="after"
      autoFocus={autoFocus}
      lang={lang}
      locale={{ code: locale }}
      classNames={classes}
      components={{ Chevron }}
      {...calendarWords(texts.date, language)}
    />
  );
}

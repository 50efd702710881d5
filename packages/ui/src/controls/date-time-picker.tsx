// DateTimePicker: a local date and time as ISO text without zone (YYYY-MM-DDTHH:mm).
import type { ReactElement } from 'react';
import { useUiLanguage } from '../language/ui-language.tsx';
import { formatDateTime, readDateTime, readTime } from '../text/date-text.ts';
import { useToday } from './use-today.ts';
import { Button } from './button.tsx';
import { Calendar } from './calendar.tsx';
import { DateEntry } from './date-entry.tsx';
import type { DatePickerProps } from './date-picker.tsx';

export interface DateTimePickerProps extends Omit<DatePickerProps, 'shortcuts'> {
  /** Time taken when only a day is picked. */
  defaultTime?: string;
  /** Minutes between the offered times. */
  step?: number;
}

export function DateTimePicker(props: DateTimePickerProps): ReactElement {
  const { value, onChange, min, max, clearable = true, placeholder, defaultTime = '09:00', step = 30, ...rest } = props;
  const { texts, language } = useUiLanguage();
  const today = useToday(props.today);
  const day = value?.slice(0, 10) ?? null;
  const time = value?.slice(11, 16) || defaultTime;
  const steps = Array.from({ length: Math.floor(1440 / step) }, (_, at) => {
    const minutes = at * step;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  // A typed time between two steps stays visible and chosen.
  const times = [...new Set([...steps, time])].toSorted();
  return (
    <DateEntry
      {...rest}
      value={value}
      onChange={onChange}
      read={(text) => readDateTime(text, today)}
      format={(iso) => formatDateTime(iso.length > 10 ? iso : `${iso}T00:00`, language)}
      outOfRange={(iso) =>
        min && iso < min
          ? texts.date.before(formatDateTime(min, language))
          : max && iso > max
            ? texts.date.after(formatDateTime(max, language))
            : null
      }
      placeholder={placeholder ?? texts.date.placeholderWithTime}
    >
      {(close) => (
        <>
          <div className="cal__both">
            <Calendar
              value={day}
              onChange={(iso) => onChange(`${iso}T${time}`)}
              today={today}
              min={min?.slice(0, 10)}
              max={max?.slice(0, 10)}
              autoFocus
            />
            <select
              className="cal__times"
              size={10}
              aria-label={texts.date.time}
              value={time}
              onChange={(event) => onChange(`${day ?? today}T${readTime(event.target.value) ?? defaultTime}`)}
            >
              {times.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </div>
          <div className="cal__f">
            <Button variant="link" size="sm" onClick={() => onChange(`${today}T${time}`)}>
              {texts.date.today}
            </Button>
            {clearable && (
              <Button
                variant="link"
                size="sm"
                onClick={() => {
                  onChange(null);
                  close();
                }}
              >
                {texts.clear}
              </Button>
            )}
            <Button size="sm" className="end" onClick={close}>
              {texts.done}
            </Button>
          </div>
        </>
      )}
    </DateEntry>
  );
}

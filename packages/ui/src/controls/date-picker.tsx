// DatePicker: a day as ISO text (YYYY-MM-DD). Type it or pick it; shortcuts stand at the foot.
import type { ReactElement } from 'react';
import { useUiLanguage } from '../language/ui-language.tsx';
import { addDays, formatDate, readDate } from '../text/date-text.ts';
import { useToday } from './use-today.ts';
import { Button } from './button.tsx';
import { Calendar } from './calendar.tsx';
import { DateEntry } from './date-entry.tsx';
import type { ControlWiringProps } from './field-context.tsx';

export interface DateShortcut {
  label: string;
  /** ISO date. */
  value: string;
}

export interface DatePickerProps extends ControlWiringProps {
  value: string | null;
  onChange: (iso: string | null) => void;
  min?: string;
  max?: string;
  /** ISO date of today; the reader's day when left out. */
  today?: string;
  /** Replaces "Today" and "In 90 days". */
  shortcuts?: readonly DateShortcut[];
  clearable?: boolean;
  onProblem?: (sentence: string | null) => void;
  showProblem?: boolean;
  placeholder?: string;
  readOnly?: boolean;
  size?: 'sm' | 'md' | 'lg';
  name?: string;
  autoFocus?: boolean;
  onBlur?: () => void;
  className?: string;
}

export function DatePicker(props: DatePickerProps): ReactElement {
  const { value, onChange, min, max, clearable = true, shortcuts, placeholder, ...rest } = props;
  const { texts, language } = useUiLanguage();
  const today = useToday(props.today);
  const offered = shortcuts ?? [
    { label: texts.date.today, value: today },
    { label: texts.date.inDays(90), value: addDays(today, 90) },
  ];
  const fits = (iso: string): boolean => (!min || iso >= min) && (!max || iso <= max);
  return (
    <DateEntry
      {...rest}
      value={value}
      onChange={onChange}
      read={(text) => readDate(text, today)}
      format={(iso) => formatDate(iso, language)}
      outOfRange={(iso) =>
        min && iso < min
          ? texts.date.before(formatDate(min, language))
          : max && iso > max
            ? texts.date.after(formatDate(max, language))
            : null
      }
      placeholder={placeholder ?? texts.date.placeholder}
    >
      {(close) => {
        const take = (iso: string | null): void => {
          onChange(iso);
          close();
        };
        return (
          <>
            <Calendar value={value} onChange={take} today={today} min={min} max={max} autoFocus />
            <div className="cal__f">
              {offered
                .filter((shortcut) => fits(shortcut.value))
                .map((shortcut) => (
                  <Button key={shortcut.label} variant="link" size="sm" onClick={() => take(shortcut.value)}>
                    {shortcut.label}
                  </Button>
                ))}
              {clearable && (
                <Button variant="link" size="sm" onClick={() => take(null)}>
                  {texts.clear}
                </Button>
              )}
            </div>
          </>
        );
      }}
    </DateEntry>
  );
}

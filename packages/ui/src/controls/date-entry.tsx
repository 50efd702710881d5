// DateEntry: the text box with a calendar behind it that DatePicker and DateTimePicker share.
import { Popover } from '@base-ui/react/popover';
import { CalendarDays } from 'lucide-react';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useUiLanguage } from '../language/ui-language.tsx';
import type { UiTexts } from '../language/ui-texts.ts';
import type { DateProblem, ReadDate } from '../text/date-text.ts';
import { ControlProblem } from './control-problem.tsx';
import { useControlWiring, type ControlWiringProps } from './field-context.tsx';
import { IconButton } from './icon-button.tsx';
import { Input } from './input.tsx';

export interface DateEntryProps extends ControlWiringProps {
  /** ISO text as the screen stores it. */
  value: string | null;
  onChange: (iso: string | null) => void;
  read: (text: string) => ReadDate;
  format: (iso: string) => string;
  /** A sentence when the value lies outside its limits. */
  outOfRange: (iso: string) => string | null;
  placeholder: string;
  /** What stands in the pop-up. */
  children: (close: () => void) => ReactNode;
  onProblem?: ((sentence: string | null) => void) | undefined;
  showProblem?: boolean | undefined;
  readOnly?: boolean | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  name?: string | undefined;
  autoFocus?: boolean | undefined;
  onBlur?: (() => void) | undefined;
  className?: string | undefined;
}

interface Problem {
  sentence: string;
  suggestion?: string;
}

function problemOf(problem: DateProblem, texts: UiTexts['date'], format: (iso: string) => string): Problem {
  switch (problem.reason) {
    case 'unreadable':
      return { sentence: texts.unreadable(problem.text) };
    case 'noSuchMonth':
      return { sentence: texts.noSuchMonth(problem.month) };
    case 'noSuchTime':
      return { sentence: texts.noSuchTime(problem.text) };
    case 'noSuchDay':
      return {
        sentence: texts.noSuchDay(problem.year, problem.month, problem.days),
        suggestion: format(problem.suggestion),
      };
  }
}

export function DateEntry(props: DateEntryProps): ReactElement {
  const { value, onChange, read, format, onProblem, showProblem = true } = props;
  const { texts, lang } = useUiLanguage();
  const wiring = useControlWiring(props);
  const frame = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [open, setOpen] = useState(false);

  const say = (next: Problem | null): void => {
    setProblem(next);
    if ((next?.sentence ?? null) !== (problem?.sentence ?? null)) onProblem?.(next?.sentence ?? null);
  };
  const take = (text: string): void => {
    const result = read(text);
    if (result.kind === 'error') return say(problemOf(result.problem, texts.date, format));
    const iso = result.kind === 'empty' ? null : result.iso;
    const outside = iso === null ? null : props.outOfRange(iso);
    setDraft(null);
    say(outside === null ? null : { sentence: outside });
    if (iso !== value) onChange(iso);
  };
  const close = (): void => {
    setDraft(null);
    say(null);
    setOpen(false);
  };
  const problemId = `${wiring.id}-problem`;
  const closed = wiring.disabled || props.readOnly;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <span ref={frame} className={classNames('date-entry', props.className)}>
        <Input
          ref={input}
          id={wiring.id}
          name={props.name}
          size={props.size}
          readOnly={props.readOnly}
          autoFocus={props.autoFocus}
          autoComplete="off"
          disabled={wiring.disabled}
          invalid={problem !== null || wiring.invalid}
          required={wiring.required}
          aria-label={props['aria-label']}
          aria-labelledby={props['aria-labelledby']}
          aria-describedby={
            classNames(problem && showProblem && problemId, wiring.aria['aria-describedby']) || undefined
          }
          placeholder={props.placeholder}
          value={draft ?? (value === null ? '' : format(value))}
          onText={setDraft}
          onBlur={() => {
            if (draft !== null) take(draft);
            props.onBlur?.();
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && !closed) {
              event.preventDefault();
              if (draft !== null) take(draft);
              setOpen(true);
            } else if (event.key === 'Enter' && draft !== null) {
              // A date half typed must not submit the form around it.
              if (read(draft).kind === 'error') event.preventDefault();
              take(draft);
            } else if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              setDraft(null);
              say(null);
            }
          }}
          suffix={
            closed ? undefined : (
              <Popover.Trigger
                render={<IconButton size="sm" icon={CalendarDays} label={texts.date.openCalendar} tooltip={false} />}
              />
            )
          }
        />
      </span>
      <Popover.Portal>
        <Popover.Positioner className="float" anchor={frame} align="start" sideOffset={4} collisionPadding={8}>
          <Popover.Popup className="menu menu--cal" lang={lang} aria-label={texts.date.calendar} finalFocus={input}>
            {props.children(close)}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
      {problem !== null && showProblem && (
        <ControlProblem
          id={problemId}
          text={problem.sentence}
          repair={
            problem.suggestion === undefined
              ? undefined
              : { label: texts.use(problem.suggestion), apply: () => take(problem.suggestion ?? '') }
          }
        />
      )}
    </Popover.Root>
  );
}

// NumberInput: a number or null. Grouped by locale at rest, plain while typed; the arrows step; it says what it cannot read.
import { useState, type ComponentPropsWithRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from '../class-names.ts';
import { useUiLanguage } from '../language/ui-language.tsx';
import { formatNumber, plainNumber, readNumber, roundTo, shiftDecimal } from '../text/number-text.ts';
import { ControlProblem } from './control-problem.tsx';
import { useControlWiring } from './field-context.tsx';
import { Input } from './input.tsx';

type InputRest = Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'onChange' | 'min' | 'max' | 'step' | 'prefix' | 'size' | 'type'
>;

export interface NumberInputProps extends InputRest {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Most decimal places kept; 0 = whole numbers. */
  decimals?: number;
  /** Writes all decimal places, as for money. */
  fixed?: boolean;
  /** Places between value and text: 2 shows 0.3 as 30 (percent), −2 shows 18650 as 186.50 (minor units). min, max and step are in the shown unit. */
  shift?: number;
  prefix?: ReactNode;
  suffix?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  invalid?: boolean;
  /** Told the sentence while the text cannot be read or is out of range, null when it is fine again. */
  onProblem?: (sentence: string | null) => void;
  /** Whether the sentence is shown below (default). */
  showProblem?: boolean;
}

export function NumberInput(props: NumberInputProps): ReactElement {
  const {
    value,
    onChange,
    min,
    max,
    step = 1,
    decimals,
    fixed,
    shift = 0,
    onProblem,
    showProblem = true,
    ...rest
  } = props;
  const { texts, locale } = useUiLanguage();
  const wiring = useControlWiring(rest);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = value === null ? null : shiftDecimal(value, shift);
  const format = (number: number): string => formatNumber(number, { locale, decimals, fixed });

  const say = (sentence: string | null): void => {
    if (sentence === problem) return;
    setProblem(sentence);
    onProblem?.(sentence);
  };
  const outOfRange = (number: number): string | null => {
    if (min !== undefined && number < min) return texts.number.tooSmall(format(min));
    if (max !== undefined && number > max) return texts.number.tooLarge(format(max));
    return null;
  };
  const commit = (number: number | null): void => {
    const kept = number === null || decimals === undefined ? number : roundTo(number, decimals);
    const next = kept === null ? null : shiftDecimal(kept, -shift);
    if (next !== value) onChange(next);
  };
  const take = (text: string): void => {
    setDraft(text);
    const read = readNumber(text);
    if (read.kind === 'error') return;
    const number = read.kind === 'empty' ? null : read.value;
    if (problem !== null) say(number === null ? null : outOfRange(number));
    commit(number);
  };
  const leave = (): void => {
    const read = draft === null ? null : readNumber(draft);
    if (read?.kind === 'error') return say(texts.number.unreadable(read.text));
    setDraft(null);
    say(read?.kind === 'number' ? outOfRange(read.value) : read === null ? problem : null);
  };
  const stepBy = (event: KeyboardEvent<HTMLInputElement>): void => {
    rest.onKeyDown?.(event);
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || event.defaultPrevented || event.altKey || rest.readOnly) return;
    event.preventDefault();
    const moved = roundTo((shown ?? 0) + direction * step * (event.shiftKey ? 10 : 1), 10);
    const number = Math.min(Math.max(moved, min ?? -Infinity), max ?? Infinity);
    setDraft(plainNumber(number));
    say(null);
    commit(number);
  };

  const problemId = `${wiring.id}-problem`;
  const atRest = shown === null ? '' : format(shown);
  return (
    <>
      <Input
        inputMode={decimals === 0 && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        {...rest}
        invalid={problem !== null || wiring.invalid}
        className={classNames('input--number', rest.className)}
        aria-describedby={
          classNames(problem !== null && showProblem && problemId, wiring.aria['aria-describedby']) || undefined
        }
        value={draft ?? atRest}
        onText={take}
        onKeyDown={stepBy}
        onFocus={(event) => {
          rest.onFocus?.(event);
          if (draft !== null || shown === null || rest.readOnly) return;
          // The plain text replaces the grouped one, which would lose the selection made by Tab: typing must replace the number.
          const input = event.currentTarget;
          flushSync(() => setDraft(plainNumber(shown, decimals)));
          input.select();
        }}
        onBlur={(event) => {
          rest.onBlur?.(event);
          leave();
        }}
      />
      {problem !== null && showProblem && <ControlProblem id={problemId} text={problem} />}
    </>
  );
}

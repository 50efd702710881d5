// Inputs of everything that is typed on one line or several: text, figures, addresses.
import { ControlProblem, Input, Textarea } from '@keepwell/ui';
import { type HTMLAttributes, type ReactElement, useId } from 'react';
import type { FieldInputProps } from '../field-view.ts';
import { useTypedValue } from './use-typed-value.ts';
import { controlProps } from './wiring.ts';

interface Line {
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly className?: string;
  readonly autoComplete?: string;
}

/** The input of types that differ only in the keyboard a phone shows and in their alignment. */
export function createTypedInput(line: Line): (props: FieldInputProps) => ReactElement {
  return function TypedInput(props: FieldInputProps): ReactElement {
    const typed = useTypedValue(props);
    const problemId = useId();
    const shows = typed.problem !== null && props.compact !== true;
    return (
      <>
        <Input
          {...controlProps(props)}
          {...line}
          autoComplete={line.autoComplete ?? 'off'}
          size={props.compact === true ? 'sm' : 'md'}
          value={typed.text}
          invalid={typed.problem !== null ? true : props.invalid}
          aria-describedby={shows ? problemId : undefined}
          onText={typed.take}
          onFocus={typed.focus}
          onBlur={typed.blur}
          onKeyDown={typed.keyDown}
        />
        {shows && <ControlProblem id={problemId} text={typed.problem ?? ''} />}
      </>
    );
  };
}

export function LinesInput(props: FieldInputProps): ReactElement {
  const typed = useTypedValue(props, true);
  const problemId = useId();
  const shows = typed.problem !== null && props.compact !== true;
  return (
    <>
      <Textarea
        {...controlProps(props)}
        value={typed.text}
        invalid={typed.problem !== null ? true : props.invalid}
        aria-describedby={shows ? problemId : undefined}
        onText={typed.take}
        onFocus={typed.focus}
        onBlur={typed.blur}
        onKeyDown={typed.keyDown}
      />
      {shows && <ControlProblem id={problemId} text={typed.problem ?? ''} />}
    </>
  );
}

// A value that is typed as text: the draft while it is being typed, read by the field's own type, and what is wrong with it.
import { describeIssue } from '@keepwell/kernel';
import { type KeyboardEvent, useState } from 'react';
import { modelCodes } from '../errors.ts';
import type { FieldInputProps } from '../field-view.ts';
import { formatValue, parseValue, plainValue } from '../fields.ts';

export interface TypedValue {
  readonly text: string;
  readonly problem: string | null;
  readonly take: (text: string) => void;
  readonly focus: () => void;
  readonly blur: () => void;
  readonly keyDown: (event: KeyboardEvent) => void;
}

/** `lines`: Enter makes a new line, and Ctrl+Enter (⌘+Enter) commits. */
export function useTypedValue(props: FieldInputProps, lines = false): TypedValue {
  const { field, value, reader, onChange, onProblem } = props;
  const [draft, setDraft] = useState<string | null>(props.initialText ?? null);
  const [problem, setProblem] = useState<string | null>(null);

  const judge = (text: string): string | null => {
    const answer = parseValue(field, text, reader);
    return answer.ok ? null : describeIssue(modelCodes, answer, reader.language);
  };
  const say = (sentence: string | null): void => {
    if (sentence !== problem) setProblem(sentence);
    onProblem?.(sentence);
  };
  const take = (text: string): void => {
    setDraft(text);
    const answer = parseValue(field, text, reader);
    // While typing, "12." or "2026-0" is not yet wrong: the sentence waits for blur, unless one is shown already.
    if (answer.ok) {
      onChange(answer.value);
      say(null);
    } else {
      onProblem?.(describeIssue(modelCodes, answer, reader.language));
      if (problem !== null) setProblem(describeIssue(modelCodes, answer, reader.language));
    }
  };
  return {
    text: draft ?? formatValue(field, value, reader),
    problem,
    take,
    focus: () => setDraft((known) => known ?? plainValue(field, value, reader)),
    blur() {
      if (draft === null) return;
      const sentence = judge(draft);
      say(sentence);
      if (sentence === null) setDraft(null);
    },
    keyDown(event) {
      // Enter that ends an input method's composition chooses a word, it does not commit.
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape' && props.onCancel !== undefined) {
        setDraft(null);
        say(null);
        props.onCancel();
      }
      const commits = event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey);
      if (!commits || props.onCommit === undefined) return;
      event.preventDefault();
      const sentence = draft === null ? null : judge(draft);
      say(sentence);
      if (sentence === null) props.onCommit();
    },
  };
}

// A rule in words; each part that can be changed opens the row it comes from.
import { toSentence, type Expression } from '@keepwell/rule';
import { Sentence } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useEditor } from './editor-context.tsx';

export interface RuleSentenceProps {
  readonly expression: Expression;
  readonly inline?: boolean;
  /** The parts open nothing. */
  readonly fixed?: boolean;
}

export function RuleSentence({ expression, inline, fixed }: RuleSentenceProps): ReactElement {
  const { scope, language, focus } = useEditor();
  const parts = toSentence(expression, scope, language).segments.map(({ text, role, path }) => ({
    text,
    bold: role !== 'words',
    ...(role !== 'words' && !inline && !fixed && { onOpen: () => focus(path) }),
  }));
  return <Sentence parts={parts} inline={inline} />;
}

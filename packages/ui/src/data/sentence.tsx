// Sentence: a rule as prose; its changeable parts are bold and lead to where they are changed.
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface SentencePart {
  text: ReactNode;
  /** A changeable part. */
  bold?: boolean;
  /** Opens its row in the editor. */
  onOpen?: () => void;
}

export interface SentenceProps {
  parts: readonly SentencePart[];
  /** Without ground and rule, inside running text. */
  inline?: boolean;
  lang?: string;
  className?: string;
}

export function Sentence({ parts, inline, lang, className }: SentenceProps): ReactElement {
  const Tag = inline ? 'span' : 'p';
  return (
    <Tag className={classNames(inline ? 'sentence-inline' : 'sentence', className)} lang={lang}>
      {parts.map((part, at) => {
        if (part.onOpen) {
          return (
            <button key={at} type="button" className="sentence__part" onClick={part.onOpen}>
              {part.text}
            </button>
          );
        }
        return part.bold ? <b key={at}>{part.text}</b> : <span key={at}>{part.text}</span>;
      })}
    </Tag>
  );
}

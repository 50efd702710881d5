// FoundText: a label with the typed letters underlined.
import type { ReactElement } from 'react';
import { markFound } from './option-filter.ts';

export interface FoundTextProps {
  text: string;
  query: string;
}

export const FoundText = ({ text, query }: FoundTextProps): ReactElement => (
  <span className="ellipsis">
    {query === ''
      ? text
      : markFound(text, query).map((part, at) => (part.found ? <mark key={at}>{part.text}</mark> : part.text))}
  </span>
);

// SignedFigures: what a sign-off was given for: the question in words, and four figures with their intervals.
import type { ReviewFigures } from '@keepwell/health';
import type { ReactElement } from 'react';
import { useSignedWords } from './use-signed-words.ts';

export function SignedFigures({ figures }: { readonly figures: ReviewFigures }): ReactElement {
  const words = useSignedWords();
  return (
    <>
      <p className="muted">{words.basis(figures)}</p>
      <dl className="signed__figures">
        {words.figures(figures).map(({ name, label, value, interval }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd className="num">
              <b>{value}</b> <span className="meta">{interval}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

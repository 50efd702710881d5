// SignOffList: the sign-offs before, newest first, each with its revision and the figures of its day.
import { useId, type ReactElement } from 'react';
import type { SignOff } from '../health/use-sign-offs.ts';
import { useText } from '../language/use-text.ts';
import { Signed } from './signed.tsx';

export function SignOffList({ signOffs }: { readonly signOffs: readonly SignOff[] }): ReactElement {
  const t = useText('healthBuilder');
  const title = useId();
  return (
    <>
      <h3 id={title} className="sign-offs__title">
        {t('signedBefore')}
      </h3>
      <ol className="sign-offs" aria-labelledby={title}>
        {signOffs.map((one) => (
          <li key={one.id}>
            <Signed signOff={one} withRevision />
          </li>
        ))}
      </ol>
    </>
  );
}

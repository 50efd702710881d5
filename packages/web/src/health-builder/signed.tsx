// Signed: one sign-off: who gave it when, the note, and the figures it was given for.
import type { ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import type { SignOff } from '../health/use-sign-offs.ts';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useDesk } from './model-context.tsx';
import { SignedFigures } from './signed-figures.tsx';

export interface SignedProps {
  readonly signOff: SignOff;
  /** Says the revision, too, where it is not clear from the place. */
  readonly withRevision?: boolean;
}

export function Signed({ signOff, withRevision = false }: SignedProps): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { reader } = useDesk();
  const people = usePeople();
  return (
    <div className="signed">
      <p>
        {withRevision && <b className="signed__revision">v{signOff.revision}</b>}
        {t(`signedAt_${signOff.verdict}`, {
          who: people[signOff.by] ?? common('someone'),
          when: formatMoment(signOff.at, reader),
        })}
      </p>
      {signOff.note !== null && <blockquote className="signed__note">{signOff.note}</blockquote>}
      {signOff.figures === null ? (
        <p className="muted">{t('signedHidden')}</p>
      ) : (
        <SignedFigures figures={signOff.figures} />
      )}
    </div>
  );
}

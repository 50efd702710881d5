// SignOffList: the sign-offs before, by revision, each with who, why and the figures of its day.
import type { ReactElement } from 'react';
import { usePeople } from '../data/use-members.ts';
import type { SignOff } from '../health/use-sign-offs.ts';
import { VerdictTag } from '../health/verdict-tag.tsx';
import { useText } from '../language/use-text.ts';
import { formatMoment } from '../record/format-moment.ts';
import { useDesk } from './model-context.tsx';
import { useSignedWords } from './use-signed-words.ts';

export function SignOffList({ signOffs }: { readonly signOffs: readonly SignOff[] }): ReactElement {
  const t = useText('healthBuilder');
  return (
    <table className="table review__table sign-offs">
      <caption className="sign-offs__caption">{t('signedBefore')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('signedVersion')}</th>
          <th scope="col">{t('signedWord')}</th>
          {(['wrongAlerts', 'falsePositives', 'misses'] as const).map((head) => (
            <th key={head} scope="col" className="r">
              {t(head)}
            </th>
          ))}
          <th scope="col" className="r">
            AUC
          </th>
        </tr>
      </thead>
      <tbody>
        {signOffs.map((one) => (
          <Row key={one.id} signOff={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ signOff }: { readonly signOff: SignOff }): ReactElement {
  const t = useText('healthBuilder');
  const common = useText('common');
  const { reader } = useDesk();
  const people = usePeople();
  const words = useSignedWords();
  return (
    <tr>
      <th scope="row">v{signOff.revision}</th>
      <td className="sign-offs__word">
        <div className="hstack">
          <VerdictTag verdict={signOff.verdict}>{t(`verdict_${signOff.verdict}`)}</VerdictTag>
          <span className="meta">
            {people[signOff.by] ?? common('someone')} · {formatMoment(signOff.at, reader)}
          </span>
        </div>
        {signOff.note !== null && <div>{signOff.note}</div>}
        <div className="meta">{signOff.figures === null ? t('signedHidden') : words.basis(signOff.figures)}</div>
      </td>
      {signOff.figures === null ? (
        <td colSpan={4} />
      ) : (
        words.figures(signOff.figures).map(({ name, value, interval }) => (
          <td key={name} className="num r">
            {value}
            <div className="meta">{interval}</div>
          </td>
        ))
      )}
    </tr>
  );
}

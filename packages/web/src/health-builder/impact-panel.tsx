// ImpactPanel: if this were published now: today's records by band before and after, and who moves most.
import type { Band } from '@keepwell/health';
import { localeOf } from '@keepwell/kernel';
import { unknownBand, type BandOption } from '@keepwell/model';
import { BandChip, BandShape, classNames, Note, Skeleton } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { bandLooks } from '../health/band-looks.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './model-context.tsx';
import { useModelPreview } from './use-model-preview.ts';

export function ImpactPanel(): ReactElement {
  const t = useText('healthBuilder');
  const label = useLabel();
  const { id, doc, entity, published, issues, reader } = useDesk();
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const { preview, isLate, failure } = useModelPreview(id, doc, !hasErrors);
  const count = (number: number): string => number.toLocaleString(localeOf(reader.language));
  if (hasErrors && preview === undefined) return <p className="impact__wait muted">{t('impactWaits')}</p>;
  if (failure !== null && preview === undefined) return <ProblemPanel failure={failure} />;
  if (preview === undefined) return <Skeleton rows={8} className="impact__wait" />;
  const bands: readonly (Band | BandOption)[] = [...doc.bands.toReversed(), unknownBand];
  const bandOf = (band: string): Band | BandOption => bands.find((one) => one.id === band) ?? unknownBand;
  const most = Math.max(1, ...preview.bands.flatMap(({ before, after }) => [before, after]));
  const signed = (number: number): string =>
    number === 0 ? '0' : `${number > 0 ? '+' : '−'}${count(Math.abs(number))}`;
  const ordered = doc.polarity === 'health' ? bands : [...doc.bands, unknownBand];
  return (
    <div className={classNames('impact', isLate && 'impact--late')} aria-busy={isLate}>
      <div className="sect">
        <p className="muted">
          {published === null
            ? t('impactFirst', { count: preview.total, shown: count(preview.total) })
            : t('impactMoving', {
                count: preview.total,
                shown: count(preview.total),
                moving: count(preview.moving),
              })}
        </p>
        {hasErrors && <Note kind="warn">{t('impactStale')}</Note>}
      </div>
      <div className="sect">
        <h2 className="sect__title">
          {t('bandDistribution')}
          {published !== null && (
            <span className="legend end">
              <span>
                <span className="sw sw--b" />
                {t('now')}
              </span>
              <span>
                <span className="sw" />
                {t('draft')}
              </span>
            </span>
          )}
        </h2>
        <table className="dist">
          <tbody>
            {ordered.map((band) => {
              const { before, after } = preview.bands.find((one) => one.band === band.id) ?? { before: 0, after: 0 };
              const look = bandLooks[band.look];
              return (
                <tr key={band.id}>
                  <th scope="row">
                    <BandShape band={look} />
                    <span>{label(band.labels)}</span>
                  </th>
                  <td className="dist__bars" aria-hidden="true">
                    {published !== null && (
                      <span className="dist__bar dist__bar--before" style={{ width: `${(100 * before) / most}%` }} />
                    )}
                    <span className={`dist__bar bg-${look}`} style={{ width: `${(100 * after) / most}%` }} />
                  </td>
                  <td className="num r">
                    {published !== null && <span className="muted">{count(before)}</span>}
                    <b>{count(after)}</b>
                  </td>
                  {published !== null && <td className="num r dist__change">{signed(after - before)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {preview.movers.length > 0 && (
        <div className="sect">
          <h2 className="sect__title">
            {t('moversTitle')} <span className="count">{count(preview.moving)}</span>
          </h2>
          <ul className="movers">
            {preview.movers.slice(0, 12).map((mover) => (
              <li key={mover.record}>
                <div className="hstack between">
                  <Link
                    to="/e/$entity/r/$record"
                    params={{ entity: entity.id, record: String(mover.record) }}
                    search={{}}
                    className="ellipsis"
                  >
                    {mover.title}
                  </Link>
                  <b className="num">{signed(Math.round(mover.after - mover.before))}</b>
                </div>
                <div className="hstack">
                  <BandChip
                    look="bare"
                    band={bandLooks[bandOf(mover.bandBefore).look]}
                    score={Math.round(mover.before)}
                    label={label(bandOf(mover.bandBefore).labels)}
                  />
                  <span className="muted">→</span>
                  <BandChip
                    look="bare"
                    band={bandLooks[bandOf(mover.bandAfter).look]}
                    score={Math.round(mover.after)}
                    label={label(bandOf(mover.bandAfter).labels)}
                  />
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

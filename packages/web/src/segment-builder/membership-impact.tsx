// MembershipImpact: if this were published now: how many fit, who comes and goes, and which fields are empty.
import { fieldById, type TieringDefinition } from '@keepwell/model';
import { classNames, Skeleton, Tag } from '@keepwell/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { useCount } from '../segments/use-count.ts';
import { ProblemPanel } from '../shell/page-error.tsx';
import { useDesk } from './segment-context.tsx';
import { useMembershipPreview } from './use-membership-preview.ts';

export function MembershipImpact({ heading = false }: { readonly heading?: boolean }): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const count = useCount();
  const { id, kind, doc, entity, published, issues } = useDesk();
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const { preview, isLate, failure } = useMembershipPreview({ id, kind, doc }, !hasErrors);
  const title = heading && <h2 className="sect__title">{t('impact')}</h2>;
  if (hasErrors) {
    return (
      <div className="sect">
        {title}
        <p className="muted">{t('impactWaits')}</p>
      </div>
    );
  }
  if (failure !== null && preview === undefined) return <ProblemPanel failure={failure} />;
  if (preview === undefined) return <Skeleton rows={6} className="impact__wait" />;
  const { total, parts, entering, leaving, empties } = preview;
  const after = parts.reduce((sum, part) => sum + part.after, 0);
  const most = Math.max(1, ...parts.flatMap((part) => [part.before, part.after]));
  const isNew = published === null;
  return (
    <div className={classNames('impact', isLate && 'impact--late')} aria-busy={isLate}>
      <div className="sect">
        {title}
        {kind === 'segment' ? (
          <p className="membership-impact__count">{t('impactCount', { count: after, total })}</p>
        ) : (
          <p className="muted">{t('impactTiers', { total })}</p>
        )}
        {!isNew && (
          <p>
            {entering === 0 && leaving === 0
              ? t('impactSame')
              : kind === 'segment'
                ? t('impactMoves', { entering, leaving })
                : t('impactTierMoves', { count: entering })}
          </p>
        )}
        {kind === 'tiering' && (
          <table className="dist">
            <tbody>
              {(doc as TieringDefinition).tiers.map((tier) => {
                const part = parts.find((one) => one.part === tier.id);
                return (
                  <tr key={tier.id}>
                    <th scope="row">
                      <Tag colour={tier.colour}>{label(tier.labels, t('unnamed'))}</Tag>
                    </th>
                    <td className="dist__bars" aria-hidden="true">
                      {!isNew && (
                        <span
                          className="dist__bar dist__bar--before"
                          style={{ width: `${(100 * (part?.before ?? 0)) / most}%` }}
                        />
                      )}
                      <span className="dist__bar sw" style={{ width: `${(100 * (part?.after ?? 0)) / most}%` }} />
                    </td>
                    <td className="num r">
                      {!isNew && <span className="muted">{count(part?.before ?? 0)}</span>}
                      <b>{count(part?.after ?? 0)}</b>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      {empties.length > 0 && (
        <div className="sect">
          <p className="muted">{t('empties')}</p>
          <ul className="membership-impact__empties">
            {empties.map(({ field, count: number }) => {
              const found = fieldById(entity, field);
              return (
                found !== undefined && (
                  <li key={field}>
                    {t('emptyField', { count: number, field: label(found.labels, found.key) })}{' '}
                    <Link
                      to="/e/$entity"
                      params={{ entity: entity.id }}
                      search={{ filter: { empty: [{ var: field }] } }}
                      target="_blank"
                    >
                      {t('showThem')}
                    </Link>
                  </li>
                )
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}

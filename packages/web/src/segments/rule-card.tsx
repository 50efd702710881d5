// RuleCard: the rule in words, since when it holds, when everybody was last looked at, and which of its fields are empty.
import { fieldById, type SegmentDefinition, type TieringDefinition } from '@keepwell/model';
import { Card, classNames, Tag } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatDay, formatMoment } from '../record/format-moment.ts';
import { useMembership } from './membership.ts';
import { RuleWords } from './rule-words.tsx';

const mostEmpties = 3;

export function RuleCard({ count }: { readonly count: (number: number) => string }): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const reader = useReader();
  const { document, entity, kind, body, part, state } = useMembership();
  const { published } = document;
  const { data: preview } = useQuery({
    queryKey: keys.segmentPreview(entity.id, document.id, published?.revision),
    queryFn: () => client.previewSegment({ body: { kind, segment: document.id, definition: published?.body } }),
    staleTime: 60_000,
  });
  const empties = (preview?.empties ?? []).toSorted((a, b) => b.count - a.count).slice(0, mostEmpties);
  const sizes = new Map((state?.parts ?? []).map(({ part: id, size }) => [id, size]));
  const description = label(body.description ?? {}, '');
  const refreshed =
    state?.at == null
      ? ''
      : (state.took ?? 0) < 100
        ? t('refreshedFast', { when: formatMoment(state.at, reader) })
        : t('refreshed', { when: formatMoment(state.at, reader), took: ((state.took ?? 0) / 1000).toFixed(1) });
  return (
    <Card
      title={t(kind === 'segment' ? 'whoIsIn' : 'tiersAre')}
      actions={
        published !== null && (
          <span className="muted">
            {t('ruleFacts', { revision: published.revision, day: formatDay(published.publishedAt, reader) })}
            {refreshed === '' ? '' : reader.language === 'zh' ? `；${refreshed}` : `; ${refreshed}`}
          </span>
        )
      }
    >
      {description !== '' && <p className="segment__description">{description}</p>}
      {kind === 'segment' ? (
        <RuleWords entity={entity} rule={(body as SegmentDefinition).rule} />
      ) : (
        <ol className="tier-list">
          {(body as TieringDefinition).tiers.map((tier, index, all) => (
            <li key={tier.id} className={classNames('tier-list__tier', tier.id === part && 'tier-list__tier--on')}>
              <Link
                to="/segments/$segment"
                params={{ segment: document.id }}
                search={{ part: tier.id }}
                className="tier-list__name"
                aria-current={tier.id === part}
                replace
              >
                <Tag colour={tier.colour}>{label(tier.labels, tier.id)}</Tag>
              </Link>
              <span className="tier-list__rule">
                {index === all.length - 1 ? (
                  <span className="muted">{t('everyoneElse')}</span>
                ) : (
                  <RuleWords entity={entity} rule={tier.when} inline />
                )}
              </span>
              <span className="num">{sizes.has(tier.id) ? count(sizes.get(tier.id) ?? 0) : ''}</span>
            </li>
          ))}
        </ol>
      )}
      {empties.length > 0 && (
        <ul className="segment__empties">
          {empties.map(({ field, count: number }) => {
            const found = fieldById(entity, field);
            return (
              found !== undefined && (
                <li key={field}>
                  <TriangleAlert className="i i--14" aria-hidden="true" />
                  {t('emptyField', { count: number, field: label(found.labels, found.key) })}{' '}
                  <Link to="/e/$entity" params={{ entity: entity.id }} search={{ filter: { empty: [{ var: field }] } }}>
                    {t('showThem')}
                  </Link>
                </li>
              )
            );
          })}
        </ul>
      )}
    </Card>
  );
}

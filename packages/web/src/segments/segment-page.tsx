// SegmentPage: /segments/:segment: who is in it and why, how large it was, how it differs from others, where it is used.
import { localeOf } from '@keepwell/kernel';
import type { Entity, TieringDefinition } from '@keepwell/model';
import { inSegment } from '@keepwell/model';
import { EmptyState, Icon } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronRight, Pencil, Rows3 } from 'lucide-react';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { type Document, useEntity } from '../data/use-documents.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { PageMissing } from '../shell/page-missing.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { CompareCard } from './compare-card.tsx';
import { Freshness } from './freshness.tsx';
import { MembersCard } from './members-card.tsx';
import { MembershipProvider } from './membership.ts';
import { partRule } from './part-rules.ts';
import { RuleCard } from './rule-card.tsx';
import { SizeCard } from './size-card.tsx';
import { useCount } from './use-count.ts';
import { UsesCard } from './uses-card.tsx';
import { bodyOfSegment, kindOfSegment, useSegmentDocuments, useSegmentState } from './use-segments.ts';
import './segments.css';

const route = getRouteApi('/shell/segments/$segment');

export function SegmentPage(): ReactElement {
  const { segment } = route.useParams();
  // Nothing may suspend while the page is open.
  useText('rule');
  const documents = useSegmentDocuments();
  const document = documents?.find(({ id }) => id === segment);
  const entity = useEntity(document === undefined ? '' : bodyOfSegment(document).entity);
  if (documents === undefined || (document !== undefined && entity === undefined)) return <PagePending />;
  if (document === undefined || entity == null) return <PageMissing />;
  return <OneSegment key={segment} document={document} entity={entity} />;
}

function OneSegment({ document, entity }: { readonly document: Document; readonly entity: Entity }): ReactElement {
  const t = useText('segments');
  const label = useLabel();
  const reader = useReader();
  const count = useCount();
  const search = route.useSearch();
  const body = bodyOfSegment(document);
  const kind = kindOfSegment(document);
  const { state, readAt } = useSegmentState(document);
  const tiers = kind === 'tiering' ? (body as TieringDefinition).tiers : [];
  const part = kind === 'segment' ? inSegment : (tiers.find(({ id }) => id === search.part)?.id ?? tiers[0]?.id ?? '');
  const counted = useQuery({
    queryKey: keys.segment(entity.id, document.id, part, 'count'),
    queryFn: () => client.countRecords({ params: { entity: entity.id }, body: { filter: partRule(document, part) } }),
    enabled: state?.at != null,
  });
  const { matching, total } = counted.data ?? { matching: null, total: 0 };
  const share =
    matching === null || total === 0
      ? null
      : (matching / total).toLocaleString(localeOf(reader.language), { style: 'percent', maximumFractionDigits: 1 });
  const name = label(body.labels, t('unnamed'));
  const isShown = state !== undefined && state.at !== null;
  return (
    <MembershipProvider value={{ document, entity, kind, body, part, state }}>
      <PageFrame
        title={name}
        crumbs={
          <>
            <Link to="/e/$entity" params={{ entity: entity.id }} search={{}}>
              {label(entity.labels, entity.key)}
            </Link>
            <Icon of={ChevronRight} size={14} />
            <Link to="/segments">{t('segments')}</Link>
          </>
        }
        meta={
          state !== undefined && (
            <span className="segment-head">
              {kind === 'segment' && matching !== null && share !== null && (
                <span>{t('shareOf', { count: matching, total, share })}</span>
              )}
              {kind === 'tiering' && matching !== null && <span>{t('countOnly', { count: total })}</span>}
              <Freshness state={state} readAt={readAt} />
            </span>
          )
        }
        actions={
          <>
            <Link to="/segments/$segment/edit" params={{ segment: document.id }} className="btn">
              <Icon of={Pencil} />
              {t('edit')}
            </Link>
            {isShown && (
              <Link
                to="/e/$entity"
                params={{ entity: entity.id }}
                search={{ filter: partRule(document, part) }}
                className="btn"
              >
                <Icon of={Rows3} />
                {t('openList')}
              </Link>
            )}
          </>
        }
      >
        {document.published === null ? (
          <EmptyState
            actions={
              <Link to="/segments/$segment/edit" params={{ segment: document.id }} className="btn btn--primary">
                {t('edit')}
              </Link>
            }
          >
            {t('unpublished')}
          </EmptyState>
        ) : (
          <div className="segment">
            <div className="segment__row segment__row--rule">
              <RuleCard count={count} />
              <UsesCard />
            </div>
            {isShown && (
              <>
                <div className="segment__row">
                  <SizeCard />
                  <CompareCard />
                </div>
                <MembersCard />
              </>
            )}
          </div>
        )}
      </PageFrame>
    </MembershipProvider>
  );
}

// HomePage: my customers at risk, why and since when, those that nobody looks after, and my unpublished drafts.
import type { Json } from '@keepwell/kernel';
import { Segmented, Select } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { formatDay } from '../record/format-moment.ts';
import { useCount } from '../segments/use-count.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { BandStrip } from './band-strip.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { RiskList } from './risk-list.tsx';
import { UnownedCard } from './unowned-card.tsx';
import { isMine, type Watched } from './watched.ts';
import './home.css';

export function HomePage({ watched }: { readonly watched: readonly Watched[] }): ReactElement {
  const t = useText('home');
  const label = useLabel();
  const reader = useReader();
  const navigate = useNavigate();
  const count = useCount();
  const [now] = useState(() => Date.now());
  const [first, setFirst] = useState<'mine' | 'all' | null>(null);
  const { model, scope } = useSearch({ from: '/shell/' });
  const current = watched.find(({ id }) => id === model) ?? watched[0];
  const mine = useScopeCount(current, current?.owner == null ? null : isMine(current.owner));
  const all = useScopeCount(current, null);
  if (current === undefined) return <PageFrame title={t('home')}>{null}</PageFrame>;
  // Whoever looks after nobody sees what there is; decided once, so that the page does not turn under a hand that works.
  if (first === null && mine !== undefined) setFirst(mine === 0 ? 'all' : 'mine');
  const isAll = current.owner === null || (scope ?? first) === 'all';
  const filter = isAll || current.owner === null ? null : isMine(current.owner);
  return (
    <PageFrame
      title={t('home')}
      meta={formatDay(now, reader)}
      actions={
        <>
          {watched.length > 1 && (
            <Select
              aria-label={t('model')}
              required
              options={watched.map((one) => ({
                value: one.id,
                label: `${label(one.entity.labels, one.entity.key)} · ${label(one.model.labels)}`,
              }))}
              value={current.id}
              onChange={(id) => void navigate({ to: '/', search: { model: id ?? undefined, scope } })}
            />
          )}
          {current.owner !== null && (
            <Segmented
              aria-label={t('scope')}
              options={[
                { value: 'mine', label: t('mine'), count: mine === undefined ? undefined : count(mine) },
                { value: 'all', label: t('all'), count: all === undefined ? undefined : count(all) },
              ]}
              value={isAll ? 'all' : 'mine'}
              onChange={(next) => void navigate({ to: '/', search: { model, scope: next } })}
            />
          )}
        </>
      }
    >
      <BandStrip watched={current} filter={filter} />
      <div className="home">
        <RiskList watched={current} filter={filter} isMine={!isAll} />
        <div className="home__side">
          <UnownedCard watched={current} />
          <DraftsCard />
        </div>
      </div>
    </PageFrame>
  );
}

/** How many records a scope has; undefined until it is counted. */
function useScopeCount(watched: Watched | undefined, filter: Json | null): number | undefined {
  const entity = watched?.entity.id ?? '';
  const selection = filter === null ? {} : { filter };
  const { data } = useQuery({
    queryKey: keys.count(entity, selection),
    queryFn: () => client.countRecords({ params: { entity }, body: selection }),
    enabled: watched !== undefined && (filter !== null || watched.owner !== null),
  });
  return data?.matching;
}

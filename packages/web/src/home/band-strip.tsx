// BandStrip: how the records of a scope spread over the bands of the model; each leads to its records.
import type { Json } from '@keepwell/kernel';
import type { BandOption } from '@keepwell/model';
import { BandShape, Skeleton } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { bandLooks } from '../health/band-looks.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { useCount } from '../segments/use-count.ts';
import type { Watched } from './watched.ts';

/** From good to bad, whichever way the scores go. */
const order: readonly BandOption['look'][] = ['healthy', 'watch', 'atRisk', 'critical', 'unknown'];

export function BandStrip({
  watched,
  filter,
}: {
  readonly watched: Watched;
  readonly filter: Json | null;
}): ReactElement {
  const t = useText('home');
  const label = useLabel();
  const count = useCount();
  const { entity, band, bands } = watched;
  const selection = filter === null ? {} : { filter };
  const question = { figures: [], groupBy: band.id };
  const { data } = useQuery({
    queryKey: keys.summary(entity.id, selection, question),
    queryFn: () => client.summarise({ params: { entity: entity.id }, body: { ...selection, ...question } }),
  });
  if (data === undefined) return <Skeleton shape="list" rows={1} />;
  const sizeOf = (id: string): number => data.groups.find(({ value }) => value === id)?.count ?? 0;
  const shown = bands.toSorted((a, b) => order.indexOf(a.look) - order.indexOf(b.look));
  return (
    <section className="card home__bands" aria-label={t('bands')}>
      <h2 className="meta">{t('bands')}</h2>
      <div className="bandbar" aria-hidden="true">
        {shown
          .filter(({ id }) => sizeOf(id) > 0)
          .map(({ id, look }) => (
            <span key={id} className={`bg-${bandLooks[look]}`} style={{ flexGrow: sizeOf(id) }} />
          ))}
      </div>
      <ul className="legend">
        {shown.map(({ id, look, labels }) => (
          <li key={id}>
            <BandShape band={bandLooks[look]} />
            <Link
              to="/e/$entity"
              params={{ entity: entity.id }}
              search={{ filter: withBand(filter, band.id, id) }}
              className="home__band"
            >
              {label(labels)}
            </Link>
            <b className="num">{count(sizeOf(id))}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function withBand(filter: Json | null, field: string, band: string): Json {
  const own: Json = { '==': [{ var: field }, band] };
  return filter === null ? own : { and: [filter, own] };
}

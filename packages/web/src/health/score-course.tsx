// ScoreCourse: the score over the model's window as a line over its bands, with its trend in words.
import type { HealthModel } from '@keepwell/health';
import { theilSen } from '@keepwell/retention';
import { Trend } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useText } from '../language/use-text.ts';

export interface ScoreCourseProps {
  readonly entity: string;
  readonly model: string;
  readonly record: number;
  readonly definition: HealthModel;
}

const dayMs = 86_400_000;
const [width, height] = [600, 72];

/** Nothing until the score has changed once: a single point has no course. */
export function ScoreCourse({ entity, model, record, definition }: ScoreCourseProps): ReactElement | null {
  const t = useText('health');
  const { days, deadBand } = definition.trend;
  const { data } = useQuery({
    queryKey: keys.scoreHistory(entity, model, record),
    queryFn: () => client.scoreHistory({ params: { model, record }, query: { since: Date.now() - days * dayMs } }),
  });
  const points = (data?.points ?? []).flatMap(({ at, score }) => (score === null ? [] : [[at, score] as const]));
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  const trend = theilSen(points, deadBand);
  const x = (at: number): number => ((at - first[0]) / Math.max(1, last[0] - first[0])) * width;
  const y = (score: number): number => height - (score / 100) * height;
  const path = points.map(
    ([at, score], index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(score).toFixed(1)}`,
  );
  return (
    <div className="why__course">
      <div className="why__course-head">
        <span>{t('history', { days })}</span>
        {trend.direction === 'up' || trend.direction === 'down' ? (
          <Trend change={trend.change} signed>
            {t('pointsUnit')}
          </Trend>
        ) : (
          <span className="meta">{t(trend.direction === 'flat' ? 'trendFlat' : 'trendNone')}</span>
        )}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={points.map(([, score]) => score).join(', ')}
      >
        {definition.bands.slice(1).map((band) => (
          <line key={band.id} x1="0" x2={width} y1={y(band.from)} y2={y(band.from)} className="why__limit" />
        ))}
        <path d={path.join(' ')} className="why__line" />
      </svg>
    </div>
  );
}

// SizeCard: the size over the last weeks as a line, entries and exits below it as bars; the same as a table.
import { wallClockAt } from '@keepwell/model';
import { Card, IconButton } from '@keepwell/ui';
import { useQuery } from '@tanstack/react-query';
import { ChartLine, Table2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import { useReader } from '../data/use-session.ts';
import { useText } from '../language/use-text.ts';
import { useMembership } from './membership.ts';
import { SizeChart } from './size-chart.tsx';
import { courseOf } from './size-course.ts';
import { formatDayNumber } from './day-number.ts';
import { useCount } from './use-count.ts';

const dayMs = 86_400_000;

export function SizeCard(): ReactElement {
  const t = useText('segments');
  const reader = useReader();
  const count = useCount();
  const { document, entity, part } = useMembership();
  const [asTable, setAsTable] = useState(false);
  const { data, dataUpdatedAt } = useQuery({
    queryKey: keys.segment(entity.id, document.id, part, 'sizes'),
    queryFn: () => client.segmentSizes({ params: { segment: document.id }, query: { since: Date.now() - 92 * dayMs } }),
  });
  const today = Math.floor(wallClockAt(dataUpdatedAt, reader.timeZone) / dayMs);
  const points = (data?.points ?? []).filter((point) => point.part === part);
  const { steps, unit } = courseOf(points, today);
  const week = points.filter(({ day }) => day > today - 7);
  const sum = (of: 'entered' | 'departed'): number => week.reduce((all, point) => all + point[of], 0);
  const isHidden = data !== undefined && data.points.length === 0;
  return (
    <Card
      title={t('course')}
      titleAside={
        steps.length > 0 &&
        t(unit === 'week' ? 'courseWeeks' : 'courseDays', { entered: sum('entered'), departed: sum('departed') })
      }
      actions={
        steps.length > 0 && (
          <IconButton
            size="sm"
            icon={asTable ? ChartLine : Table2}
            label={t(asTable ? 'asChart' : 'asTable')}
            onClick={() => setAsTable(!asTable)}
          />
        )
      }
    >
      {isHidden && <p className="muted">{t('courseHidden')}</p>}
      {steps.length > 0 && !asTable && <SizeChart steps={steps} reader={reader} />}
      {steps.length > 0 && asTable && (
        <div className="table-scroll size-table">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t(unit)}</th>
                <th scope="col" className="r">
                  {t('size')}
                </th>
                <th scope="col" className="r">
                  {t('entered')}
                </th>
                <th scope="col" className="r">
                  {t('departed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {steps.toReversed().map((step) => (
                <tr key={step.day}>
                  <th scope="row">{formatDayNumber(step.day, reader)}</th>
                  <td className="r">{step.size === null ? '' : count(step.size)}</td>
                  <td className="r">{count(step.entered)}</td>
                  <td className="r">{count(step.departed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

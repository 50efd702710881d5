// SizeChart: a line of sizes over bars of entries (filled, above) and exits (outlined, below).
import type { Reader } from '@keepwell/model';
import { useText } from '../language/use-text.ts';
import type { ReactElement } from 'react';
import { formatDayNumber } from './day-number.ts';
import type { CourseStep } from './size-course.ts';
import { useCount } from './use-count.ts';

const width = 560;
const plot = { left: 44, right: 20, top: 18, bottom: 128 };
const bars = { middle: 168, most: 22, wide: 16 };
const height = 212;

export function SizeChart({
  steps,
  reader,
}: {
  readonly steps: readonly CourseStep[];
  readonly reader: Reader;
}): ReactElement {
  const t = useText('segments');
  const count = useCount();
  const top = niceTop(Math.max(1, ...steps.map(({ size }) => size ?? 0)));
  const most = Math.max(1, ...steps.flatMap(({ entered, departed }) => [entered, departed]));
  const x = (index: number): number => plot.left + ((width - plot.left - plot.right) * (index + 0.5)) / steps.length;
  const y = (size: number): number => plot.bottom - ((plot.bottom - plot.top) * size) / top;
  const known = steps.flatMap(({ size }, index) => (size === null ? [] : [[x(index), y(size), size] as const]));
  const path = known
    .map(([at, value], index) => `${index === 0 ? 'M' : 'L'}${at.toFixed(1)} ${value.toFixed(1)}`)
    .join(' ');
  const last = known.at(-1);
  const barHeight = (number: number): number => (number === 0 ? 0 : Math.max(2, (bars.most * number) / most));
  const named = [0, Math.floor((steps.length - 1) / 2), steps.length - 1];
  const words = steps
    .filter(({ size }) => size !== null)
    .map(({ day, size }) => `${formatDayNumber(day, reader)} ${count(size ?? 0)}`)
    .join(reader.language === 'zh' ? '，' : ', ');
  return (
    <>
      <div className="size-legend" aria-hidden="true">
        <span>
          <span className="sw" />
          {t('entered')}
        </span>
        <span>
          <span className="sw sw--open" />
          {t('departed')}
        </span>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} className="size-chart" role="img" aria-label={words}>
        {[0, top / 2, top].map((mark) => (
          <g key={mark}>
            <line x1={plot.left} x2={width - plot.right} y1={y(mark)} y2={y(mark)} className="size-chart__grid" />
            <text x={plot.left - 8} y={y(mark) + 4} textAnchor="end" className="size-chart__mark">
              {count(mark)}
            </text>
          </g>
        ))}
        {path !== '' && <path d={path} className="size-chart__line" />}
        {last !== undefined && (
          <>
            <circle cx={last[0]} cy={last[1]} r="3.5" className="size-chart__dot" />
            <text x={last[0]} y={last[1] - 9} textAnchor="end" className="size-chart__last">
              {count(last[2])}
            </text>
          </>
        )}
        <line x1={plot.left} x2={width - plot.right} y1={bars.middle} y2={bars.middle} className="size-chart__grid" />
        {steps.map(({ day, entered, departed }, index) => (
          <g key={day}>
            <title>{`${formatDayNumber(day, reader)}: ${t('entered')} ${count(entered)}, ${t('departed')} ${count(departed)}`}</title>
            <rect
              x={x(index) - bars.wide / 2}
              width={bars.wide}
              y={bars.middle - 1 - barHeight(entered)}
              height={barHeight(entered)}
              rx="1.5"
              className="size-chart__in"
            />
            {departed > 0 && (
              <rect
                x={x(index) - bars.wide / 2 + 0.5}
                width={bars.wide - 1}
                y={bars.middle + 1.5}
                height={barHeight(departed)}
                rx="1.5"
                className="size-chart__out"
              />
            )}
          </g>
        ))}
        {named.map((index, place) => (
          <text
            key={index}
            x={x(index)}
            y={height - 4}
            textAnchor={place === 0 ? 'start' : place === 1 ? 'middle' : 'end'}
            className="size-chart__mark"
          >
            {formatDayNumber(steps[index]?.day ?? 0, reader)}
          </text>
        ))}
      </svg>
    </>
  );
}

/** The next of 2, 4, 8, 10, 20, 40… so that the middle line is a whole number. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const found = [1, 2, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= most) ?? most;
  return Math.max(2, found % 2 === 0 ? found : found * 2);
}

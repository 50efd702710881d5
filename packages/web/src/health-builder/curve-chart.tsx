// CurveChart: how values become points, as a line over the histogram of today's values; its knots can be dragged or moved by arrows.
import type { CurveShape } from '@keepwell/health';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import type { FieldFact } from './use-facts.ts';

/** A place worth a name: a dashed line. */
export interface CurveMark {
  readonly at: number;
  readonly label: string;
}

export interface CurveChartProps {
  /** Its corners can be moved; null: it has none. */
  readonly curve: CurveShape | null;
  readonly line: readonly (readonly [value: number, points: number])[];
  /** Both ends of the horizontal axis. */
  readonly range: readonly [low: number, high: number];
  readonly mark?: CurveMark | undefined;
  readonly histogram: FieldFact['histogram'];
  /** Named for screen readers. */
  readonly label: string;
  valueText(value: number): string;
  /** Undefined: only shown. */
  readonly onMove?: ((settings: Record<string, unknown>, knot: number) => void) | undefined;
}

// The drawing of the mock-up, in its own units.
const box = { left: 34, right: 384, top: 12, bottom: 168, width: 396, height: 194 } as const;

export function CurveChart(props: CurveChartProps): ReactElement {
  const { curve, line, range, mark, histogram, label, valueText, onMove } = props;
  const t = useText('healthBuilder');
  const svg = useRef<SVGSVGElement>(null);
  const knots = curve?.knots ?? [];
  const [low, high] = range;
  const step = stepOf(high - low);
  const x = (value: number): number => box.left + ((value - low) / (high - low)) * (box.right - box.left);
  const y = (points: number): number => box.bottom - (points / 100) * (box.bottom - box.top);
  const most = Math.max(1, ...histogram.map(({ count }) => count));

  /** Between its neighbours, on a round value. */
  function move(index: number, value: number, points: number): void {
    if (curve === null || onMove === undefined) return;
    const before = knots[index - 1]?.[0] ?? -Infinity;
    const after = knots[index + 1]?.[0] ?? Infinity;
    const round = Number((Math.round(value / step) * step).toPrecision(10));
    const kept = Math.min(after - step, Math.max(before + step, round));
    onMove(curve.move(index, kept, Math.min(100, Math.max(0, Math.round(points)))), index);
  }

  function drag(event: PointerEvent<SVGCircleElement>, index: number): void {
    const rect = svg.current?.getBoundingClientRect();
    if (rect === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const px = ((event.clientX - rect.left) / rect.width) * box.width;
    const py = ((event.clientY - rect.top) / rect.height) * box.height;
    const value = low + ((px - box.left) / (box.right - box.left)) * (high - low);
    move(index, value, ((box.bottom - py) / (box.bottom - box.top)) * 100);
  }

  function press(event: KeyboardEvent, index: number): void {
    const [value = 0, points = 0] = knots[index] ?? [];
    const by = event.shiftKey ? 10 : 1;
    const next = {
      ArrowLeft: [value - step * by, points],
      ArrowRight: [value + step * by, points],
      ArrowUp: [value, points + by],
      ArrowDown: [value, points - by],
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    move(index, next[0] ?? value, next[1] ?? points);
  }

  const path = line
    .map(([value, points], index) => `${index === 0 ? 'M' : 'L'}${x(value).toFixed(1)} ${y(points).toFixed(1)}`)
    .join(' ');
  /** Whether the line runs where the name of a mark would stand at the top. */
  function isHighBeside({ at, label: name }: CurveMark): boolean {
    const beside = ((high - low) * widthOf(name)) / (box.right - box.left);
    const [from, to] = isLeft(x(at)) ? [at, at + beside] : [at - beside, at];
    return line.some(([value, points]) => value >= from && value <= to && points > 82);
  }
  const isMarked = mark !== undefined && mark.at > low && mark.at < high;
  return (
    <svg
      ref={svg}
      className="chart curve"
      viewBox={`0 0 ${box.width} ${box.height}`}
      role={onMove === undefined ? 'img' : 'group'}
      aria-label={label}
    >
      {[0, 50, 100].map((points) => (
        <g key={points}>
          <line className="gl" x1={box.left} x2={box.right} y1={y(points)} y2={y(points)} />
          <text className="end" x={box.left - 9} y={y(points) + 4}>
            {points}
          </text>
        </g>
      ))}
      {histogram.map((bar) => (
        <rect
          key={bar.from}
          className="curve__bar"
          x={x(bar.from) + 1}
          width={Math.max(1, x(bar.to) - x(bar.from) - 2)}
          y={box.bottom - (bar.count / most) * (box.bottom - box.top) * 0.86}
          height={(bar.count / most) * (box.bottom - box.top) * 0.86}
        />
      ))}
      {isMarked && <line className="ref" x1={x(mark.at)} x2={x(mark.at)} y1={box.top} y2={box.bottom} />}
      {path !== '' && (
        <path d={path} className={onMove === undefined ? 'curve__line' : 'curve__line curve__line--on'} />
      )}
      {isMarked && (
        <text
          x={x(mark.at) + (isLeft(x(mark.at)) ? 6 : -6)}
          y={isHighBeside(mark) ? box.bottom - 10 : box.top + 17}
          className={isLeft(x(mark.at)) ? 'curve__mark' : 'curve__mark end'}
        >
          {mark.label}
        </text>
      )}
      {onMove !== undefined &&
        knots.map(([value, points], index) => (
          <circle
            key={index}
            className="curve__knot"
            cx={x(value)}
            cy={y(points)}
            r={5}
            role="slider"
            tabIndex={0}
            aria-label={t('knot', { number: index + 1 })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={points}
            aria-valuetext={t('knotAt', { value: valueText(value), points })}
            onPointerDown={(event) => {
              event.stopPropagation();
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => drag(event, index)}
            onKeyDown={(event) => press(event, index)}
          />
        ))}
      {[low, (low + high) / 2, high].map((value, index) => (
        <text
          key={index}
          x={x(value)}
          y={box.bottom + 17}
          className={index === 0 ? undefined : index === 1 ? 'mid' : 'end'}
        >
          {valueText(Number(value.toPrecision(3)))}
        </text>
      ))}
    </svg>
  );
}

/** About as wide as it is drawn: a Chinese character is as wide as two letters. */
const widthOf = (words: string): number =>
  Array.from(words).reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 6.5), 6);

/** Beside its line, on the side where there is room. */
const isLeft = (at: number): boolean => at < (box.left + box.right) / 2;

/** A hundredth of the range, rounded down to 1, 2 or 5 times a power of ten. */
function stepOf(range: number): number {
  const raw = range / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

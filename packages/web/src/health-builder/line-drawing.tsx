// LineDrawing: an indicator's points as a line over the histogram of today's values, or the same as a table.
import { type Indicator, indicatorTypes, lineAxis, pointsAt, transformLine } from '@keepwell/health';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { type CurveMark, CurveChart } from './curve-chart.tsx';
import { LineTable } from './line-table.tsx';
import { useDesk } from './model-context.tsx';
import type { FieldFact } from './use-facts.ts';
import { useNodeActions } from './use-node-actions.ts';

export interface LineDrawingProps {
  readonly node: Indicator;
  readonly fact: FieldFact | undefined;
  readonly asTable: boolean;
  valueText(value: number): string;
  /** One calm line below: what is drawn, where that is not plain. */
  readonly note?: string | undefined;
  readonly mark?: CurveMark | undefined;
}

/** Without any values yet, a recency is drawn over so many half-lives. */
const halfLives = 4;

export function LineDrawing({ node, fact, asTable, valueText, note, mark }: LineDrawingProps): ReactElement | null {
  const t = useText('healthBuilder');
  const { doc, selected, nameOf } = useDesk();
  const actions = useNodeActions();
  const type = indicatorTypes.get(node.type);
  if (type === undefined || lineAxis(type, node.settings) === null) return null;
  const curve = type.curve?.(node.settings, doc.polarity) ?? null;
  const histogram = fact?.histogram ?? [];
  const distribution = fact?.distribution ?? null;
  const reference = distribution === null ? undefined : { run: '', ...distribution };
  const [from, to] = rangeOf(node, [
    ...histogram.flatMap((bar) => [bar.from, bar.to]),
    ...(curve?.knots ?? []).map(([value]) => value),
  ]);
  const line = transformLine(type, node.settings, doc.polarity, { from, to, reference });
  const isOn = node.id === selected;
  return (
    <>
      {asTable ? (
        <LineTable
          label={t('curveOf', { name: nameOf(node) })}
          histogram={histogram}
          line={line}
          valueText={valueText}
          pointsAt={(value) => pointsAt(type, node.settings, doc.polarity, value, reference)}
        />
      ) : (
        <CurveChart
          curve={curve}
          line={line}
          range={[from, to]}
          mark={mark}
          histogram={histogram}
          label={t('curveOf', { name: nameOf(node) })}
          valueText={valueText}
          onMove={
            isOn && curve !== null
              ? (settings, knot) => actions.changeSettings(node, { ...node.settings, ...settings }, `knot ${knot}`)
              : undefined
          }
        />
      )}
      {note !== undefined && <p className="ic__note meta">{note}</p>}
    </>
  );
}

function rangeOf({ type, settings }: Indicator, values: readonly number[]): readonly [number, number] {
  if (type === 'children') return [0, 100];
  if (values.length === 0) return [0, type === 'recency' ? halfLives * Number(settings['halfLifeDays']) : 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low, low + 1];
}

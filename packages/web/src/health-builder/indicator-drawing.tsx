// IndicatorDrawing: what a card shows of how values become points: a line over today's values, bars of answers, or a calm sentence.
import type { Indicator } from '@keepwell/health';
import { type FieldDefinition, formatValue, valueTypeOf } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { AssessmentBars } from './assessment-bars.tsx';
import { ChildrenChart } from './children-chart.tsx';
import { ComparedDrawing } from './compared-drawing.tsx';
import { LineDrawing } from './line-drawing.tsx';
import { useDesk } from './model-context.tsx';
import { OptionBars } from './option-bars.tsx';
import { RuleBars } from './rule-bars.tsx';
import type { FieldFact } from './use-facts.ts';

export interface IndicatorDrawingProps {
  readonly node: Indicator;
  /** What it reads; undefined: no single field, or one that is gone. */
  readonly field: FieldDefinition | undefined;
  readonly fact: FieldFact | undefined;
  readonly asTable: boolean;
}

export function IndicatorDrawing({ node, field, fact, asTable }: IndicatorDrawingProps): ReactElement | null {
  const t = useText('healthBuilder');
  const { reader } = useDesk();
  const valueText = (value: number): string =>
    field === undefined ? String(value) : formatValue(field, value, reader);
  const daysText = (days: number): string =>
    days < 0 ? t('daysAhead', { count: -Math.round(days) }) : t('daysCount', { count: Math.round(days) });
  switch (node.type) {
    case 'rule':
      return <RuleBars node={node} />;
    case 'assessment':
      return <AssessmentBars node={node} field={field} fact={fact} />;
    case 'children':
      return <ChildrenChart node={node} asTable={asTable} />;
  }
  if (field === undefined) return null;
  switch (valueTypeOf(field).kind) {
    case 'choice':
    case 'boolean':
      return <OptionBars node={node} field={field} fact={fact} />;
    case 'date':
    case 'dateTime': {
      const halfLife = Number(node.settings['halfLifeDays']);
      return (
        <LineDrawing
          node={node}
          fact={fact}
          asTable={asTable}
          valueText={daysText}
          mark={{ at: halfLife, label: t('halfLifeMark', { count: halfLife }) }}
          note={fact?.facts.filled === 0 ? t('noDates') : t('daysNote')}
        />
      );
    }
    default:
      return node.type === 'percentile' || node.type === 'robustZ' ? (
        <ComparedDrawing node={node} path={field.id} fact={fact} asTable={asTable} valueText={valueText} />
      ) : (
        <LineDrawing node={node} fact={fact} asTable={asTable} valueText={valueText} />
      );
  }
}

/** Whether the drawing is a chart, which can be shown as a table as well; bars are one already. */
export function isChart(node: Indicator, field: FieldDefinition | undefined): boolean {
  if (node.type === 'children') return true;
  if (node.type === 'rule' || node.type === 'assessment' || field === undefined) return false;
  const { kind } = valueTypeOf(field);
  return kind !== 'choice' && kind !== 'boolean';
}

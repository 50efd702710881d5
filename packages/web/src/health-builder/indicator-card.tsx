// IndicatorCard: one indicator on the canvas: what it reads, how values become points, what a missing value means.
import { type Indicator, indicatorTypes } from '@keepwell/health';
import { fieldAt, fieldLabel, formatValue, valueTypeOf } from '@keepwell/model';
import { textIn, type Text } from '@keepwell/kernel';
import { classNames, Menu, type MenuItem } from '@keepwell/ui';
import { ChartLine, Table2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useAssessed } from './assessment-bars.tsx';
import { IndicatorDrawing, isChart } from './indicator-drawing.tsx';
import { LeakNote } from './leak-note.tsx';
import { useDesk } from './model-context.tsx';
import { DragSource } from './model-drag.tsx';
import { NodeMenu } from './node-menu.tsx';
import { Differs } from './override-note.tsx';
import { percentOf } from './structure-panel.tsx';
import type { FieldFact } from './use-facts.ts';

export function IndicatorCard({ node }: { readonly node: Indicator }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, variant, entity, lookup, reader, selected, select, nameOf, facts } = useDesk();
  const [asTable, setAsTable] = useState(false);
  const { language } = reader;
  const isOn = node.id === selected;
  const type = indicatorTypes.get(node.type);
  const path = typeof node.settings['field'] === 'string' ? node.settings['field'] : '';
  const field = fieldAt(entity, lookup, path);
  const fact = facts.get(path);
  const kind = field === undefined ? null : valueTypeOf(field).kind;
  const isFigure = kind === 'number' || kind === 'money';
  const viewItems: MenuItem[] = isChart(node, field)
    ? [
        {
          label: t(asTable ? 'asChart' : 'asTable'),
          icon: asTable ? ChartLine : Table2,
          onSelect: () => setAsTable(!asTable),
        },
      ]
    : [];
  const name = nameOf(node);
  const assessed = useAssessed(node);
  const coverage = node.type === 'assessment' ? shareOf(assessed?.matching, assessed?.total) : coverageOf(fact);

  function words(at: string, value: unknown): Text {
    const read = fieldAt(entity, lookup, at);
    const say = (spoken: 'zh' | 'en'): string =>
      read === undefined || value === null || value === undefined
        ? String(value)
        : formatValue(read, value as never, { ...reader, language: spoken });
    return { zh: say('zh'), en: say('en') };
  }

  /** Settings that are not complete yet have nothing to say. */
  function sentence(): string {
    try {
      return type === undefined ? '' : textIn(type.describe(node.settings, words), language);
    } catch {
      return '';
    }
  }

  /** Of a curve the field says enough; what is compared, faded or answered is said in words. */
  function source(): string {
    const said = sentence() || t('noSettings');
    if (field === undefined) return said;
    const label = fieldLabel(field)[language];
    if (isFigure && type?.curve !== undefined) return label;
    return isFigure || kind === 'date' || kind === 'dateTime' ? t('sourceAnd', { field: label, said }) : said;
  }

  return (
    <article className={classNames('card', 'ic', isOn && 'ic--on')} data-node={node.id}>
      <div className="ic__head">
        <DragSource what={{ kind: 'node', id: node.id }} from="canvas" className="ic__grip">
          <button type="button" className="ic__name ellipsis" aria-current={isOn} onClick={() => select(node.id)}>
            {name}
          </button>
        </DragSource>
        <span className="tag">{type === undefined ? node.type : textIn(type.labels, language)}</span>
        <span className="end num muted">
          {t('shareOfGroup')} <b>{percentOf(node.weight)}%</b>
        </span>
        {variant === null ? (
          <NodeMenu node={node} more={viewItems} />
        ) : (
          viewItems.length > 0 && <Menu label={t('nodeMenu', { name })} items={viewItems} />
        )}
      </div>
      {variant !== null && (variant.weights[node.id] !== undefined || variant.settings[node.id] !== undefined) && (
        <Differs />
      )}
      <p className="ic__src muted ellipsis">{source()}</p>
      <LeakNote fact={fact} />
      <IndicatorDrawing node={node} field={field} fact={fact} asTable={asTable} />
      <div className="ic__foot">
        <span className="muted">{t('whenMissing')}</span>
        <span className="ellipsis">{t(`missing_${node.missing}`)}</span>
        {coverage !== null && (
          <span className="end muted">
            {t('coverage')} <b className={classNames('num', coverage < doc.coverageFloor && 'ic__low')}>{coverage}%</b>
          </span>
        )}
      </div>
    </article>
  );
}

function coverageOf(fact: FieldFact | undefined): number | null {
  return shareOf(fact?.facts.filled, fact === undefined ? undefined : fact.facts.filled + fact.facts.missing);
}

/** Whole percents; null where there is nothing to divide. */
function shareOf(part: number | undefined, all: number | undefined): number | null {
  return part === undefined || all === undefined || all === 0 ? null : Math.round((100 * part) / all);
}

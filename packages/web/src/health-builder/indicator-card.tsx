// IndicatorCard: one indicator on the canvas: what it reads, how values become points, what a missing value means.
import { type Indicator, indicatorTypes } from '@keepwell/health';
import { fieldById, fieldLabel, formatValue, valueTypeOf } from '@keepwell/model';
import { textIn, type Text } from '@keepwell/kernel';
import { classNames } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { CurveChart } from './curve-chart.tsx';
import { useDesk } from './model-context.tsx';
import { DragSource } from './model-drag.tsx';
import { NodeMenu } from './node-menu.tsx';
import { OptionBars } from './option-bars.tsx';
import { Differs } from './override-note.tsx';
import { percentOf } from './structure-panel.tsx';
import { useNodeActions } from './use-node-actions.ts';

export function IndicatorCard({ node }: { readonly node: Indicator }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, variant, entity, reader, selected, select, nameOf, facts } = useDesk();
  const actions = useNodeActions();
  const { language } = reader;
  const isOn = node.id === selected;
  const type = indicatorTypes.get(node.type);
  const path = typeof node.settings['field'] === 'string' ? node.settings['field'] : '';
  const field = fieldById(entity, path);
  const fact = facts.get(path);
  const kind = field === undefined ? null : valueTypeOf(field).kind;
  const isFigure = kind === 'number' || kind === 'money';
  const isListed = kind === 'choice' || kind === 'boolean';
  const name = nameOf(node);
  const all = fact === undefined ? 0 : fact.facts.filled + fact.facts.missing;
  const coverage = fact === undefined || all === 0 ? null : Math.round((100 * fact.facts.filled) / all);

  function valueText(value: number): string {
    return field === undefined ? String(value) : formatValue(field, value, reader);
  }

  function words(at: string, value: unknown): Text {
    const read = fieldById(entity, at);
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
        {variant === null && <NodeMenu node={node} />}
      </div>
      {variant !== null && (variant.weights[node.id] !== undefined || variant.settings[node.id] !== undefined) && (
        <Differs />
      )}
      <p className="ic__src muted ellipsis">
        {field !== undefined && isFigure ? fieldLabel(field)[language] : sentence() || t('noSettings')}
      </p>
      {isFigure && (
        <CurveChart
          curve={type?.curve?.(node.settings, doc.polarity) ?? null}
          histogram={fact?.histogram ?? []}
          label={t('curveOf', { name })}
          valueText={valueText}
          onMove={
            isOn && type?.curve !== undefined
              ? (settings, knot) => actions.changeSettings(node, { ...node.settings, ...settings }, `knot ${knot}`)
              : undefined
          }
        />
      )}
      {isListed && field !== undefined && <OptionBars node={node} field={field} fact={fact} />}
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

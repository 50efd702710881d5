// IndicatorGrid: the canvas: every dimension with the cards of its indicators; fields and cards are dropped into it.
import { type Indicator, type ModelNode } from '@keepwell/health';
import { EmptyState } from '@keepwell/ui';
import { useEffect, useRef, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { IndicatorCard } from './indicator-card.tsx';
import { useDesk } from './model-context.tsx';
import { DropZone } from './model-drag.tsx';
import { Differs } from './override-note.tsx';
import { percentOf } from './structure-panel.tsx';
import { VariantBanner } from './variant-banner.tsx';

export function IndicatorGrid(): ReactElement {
  const t = useText('healthBuilder');
  const { shown: doc, variant, selected } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const own = doc.dimensions.filter((node) => node.kind === 'indicator');
  const groups = doc.dimensions.filter((node) => node.kind === 'group');

  useEffect(() => {
    if (selected === null) return;
    frame.current?.querySelector(`[data-node="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <div ref={frame} className="model-canvas model-canvas--filled">
      {variant !== null && <VariantBanner variant={variant} />}
      {/* Also where nothing stands: whoever drops there means the end. */}
      <DropZone place={{ parent: null, before: null }} from="canvas-whole" className="model-canvas__whole">
        {doc.dimensions.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
        {groups.map((group) => (
          <Section key={group.id} group={group} />
        ))}
        {own.length > 0 && (
          <section>
            {groups.length > 0 && (
              <div className="model-canvas__head">
                <h2>{t('ungrouped')}</h2>
              </div>
            )}
            <Cards nodes={own} parent={null} />
          </section>
        )}
      </DropZone>
    </div>
  );
}

function Section({ group }: { readonly group: Extract<ModelNode, { kind: 'group' }> }): ReactElement {
  const t = useText('healthBuilder');
  const { nameOf, select, selected, variant } = useDesk();
  const indicators = group.children.filter((node) => node.kind === 'indicator');
  const inner = group.children.filter((node) => node.kind === 'group');
  return (
    <section data-node={group.id}>
      <div className="model-canvas__head">
        <h2>
          <button
            type="button"
            className="model-canvas__name"
            aria-current={selected === group.id}
            onClick={() => select(group.id)}
          >
            {nameOf(group)}
          </button>
        </h2>
        <span className="muted">
          {t('groupLine', { percent: percentOf(group.weight), count: indicators.length })}
          {group.aggregation.type !== 'weightedMean' && ` · ${t(`aggregation_${group.aggregation.type}`)}`}
        </span>
        {variant?.weights[group.id] !== undefined && <Differs />}
      </div>
      <Cards nodes={indicators} parent={group.id} />
      {inner.length > 0 && (
        <div className="model-canvas__inner">
          {inner.map((one) => (
            <Section key={one.id} group={one} />
          ))}
        </div>
      )}
    </section>
  );
}

function Cards({
  nodes,
  parent,
}: {
  readonly nodes: readonly Indicator[];
  readonly parent: string | null;
}): ReactElement {
  const t = useText('healthBuilder');
  const { variant } = useDesk();
  return (
    <DropZone place={{ parent, before: null }} from="canvas" className="model-canvas__cards">
      {nodes.map((node) => (
        <DropZone key={node.id} place={{ parent, before: node.id }} from="canvas-card">
          <IndicatorCard node={node} />
        </DropZone>
      ))}
      {nodes.length === 0 && variant === null && <p className="model-canvas__drop muted">{t('dropHere')}</p>}
    </DropZone>
  );
}

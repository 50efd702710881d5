// StructurePanel: the model as a tree: dimensions with their weights, what they hold, and the sum that must be 100 %.
import { findNode, type ModelNode, parentOf } from '@keepwell/health';
import { Button, classNames, Icon, Menu, NumberInput } from '@keepwell/ui';
import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { DragSource, DropZone } from './model-drag.tsx';
import { NodeMenu, useAddItems } from './node-menu.tsx';
import { DifferDot } from './override-note.tsx';
import { useNodeActions } from './use-node-actions.ts';

export const percentOf = (weight: number): string => String(weight / 100);

export interface StructurePanelProps {
  readonly onAddField: () => void;
  /** Shows the properties of the model itself. */
  readonly onModel: () => void;
}

export function StructurePanel({ onAddField, onModel }: StructurePanelProps): ReactElement {
  const t = useText('healthBuilder');
  const { shown, variant, nameOf, selected } = useDesk();
  const actions = useNodeActions();
  const addItems = useAddItems(null);
  const { dimensions } = shown;
  const sum = sumOf(dimensions);
  return (
    <div className="structure">
      <div className="structure__sum">
        <span className="muted">{t(variant === null ? 'weightSum' : 'variantWeightSum')}</span>
        <b className={classNames('num', sum !== 10_000 && dimensions.length > 0 && 'structure__wrong')}>
          {percentOf(sum)}%
        </b>
      </div>
      <div
        className="structure__bar"
        role="img"
        aria-label={dimensions.map((node) => `${nameOf(node)} ${percentOf(node.weight)}%`).join(', ')}
      >
        {dimensions.map((node) => (
          <span
            key={node.id}
            style={{ flexGrow: Math.max(1, node.weight) }}
            className={node.id === selected ? 'on' : ''}
          >
            {Math.round(node.weight / 100)}
          </span>
        ))}
      </div>
      {sum !== 10_000 && dimensions.length > 0 && (
        <Button size="sm" className="structure__fix" onClick={() => actions.normalise(null)}>
          {t('normalise')}
        </Button>
      )}
      <ul className="structure__tree">
        {dimensions.map((node) => (
          <NodeRow key={node.id} node={node} depth={0} onAddField={onAddField} />
        ))}
      </ul>
      {variant === null && (
        <DropZone place={{ parent: null, before: null }} from="tree-end" className="structure__end">
          <Menu
            label={t('addTop')}
            trigger={
              <button type="button" className="btn btn--quiet">
                <Icon of={Plus} />
                {t('addTop')}
              </button>
            }
            items={[
              { label: t('addDimension'), icon: Plus, onSelect: () => actions.addGroup(null) },
              { label: t('addFromField'), icon: Plus, onSelect: onAddField },
              ...addItems,
            ]}
          />
        </DropZone>
      )}
      <div className="structure__model">
        <span>
          <span className="muted">{t('polarity')}</span>
          <span>{t(`polarity_${shown.polarity}`)}</span>
        </span>
        <span>
          <span className="muted">{t('bandLimits')}</span>
          <span className="num">
            {shown.bands
              .slice(1)
              .map(({ from }) => from)
              .join(' · ')}
          </span>
        </span>
        <span>
          <Button variant="link" size="sm" aria-current={selected === null} onClick={onModel}>
            {t(variant === null ? 'modelProperties' : 'variantProperties')}
          </Button>
        </span>
      </div>
    </div>
  );
}

export function sumOf(children: readonly ModelNode[]): number {
  return children.reduce((all, child) => all + child.weight, 0);
}

interface NodeRowProps {
  readonly node: ModelNode;
  readonly depth: number;
  readonly onAddField: () => void;
}

function NodeRow({ node, depth, onAddField }: NodeRowProps): ReactElement {
  const t = useText('healthBuilder');
  const { doc, variant, nameOf, selected, select } = useDesk();
  const actions = useNodeActions();
  const [isFolded, setFolded] = useState(false);
  const name = nameOf(node);
  const isGroup = node.kind === 'group';
  const place = isGroup
    ? { parent: node.id, before: null }
    : { parent: parentOf(doc, node.id) ?? null, before: node.id };

  function press(event: KeyboardEvent): void {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      actions.moveBy(node.id, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Delete') {
      event.preventDefault();
      actions.remove(node);
    }
  }

  const childSum = isGroup ? sumOf(node.children) : 10_000;
  return (
    <li>
      <DropZone place={place} from="tree">
        <div
          className={classNames('structure__row', node.id === selected && 'on')}
          style={{ paddingInlineStart: 8 + depth * 16 }}
        >
          {isGroup ? (
            <button
              type="button"
              className="structure__fold"
              aria-expanded={!isFolded}
              aria-label={t(isFolded ? 'unfold' : 'fold', { name })}
              onClick={() => setFolded(!isFolded)}
            >
              <Icon of={isFolded ? ChevronRight : ChevronDown} size={14} />
            </button>
          ) : (
            <span className="structure__fold" />
          )}
          <DragSource what={{ kind: 'node', id: node.id }} from="tree" className="grow">
            <button
              type="button"
              className="structure__name ellipsis"
              aria-current={node.id === selected}
              onClick={() => select(node.id)}
              onKeyDown={press}
            >
              {name}
            </button>
          </DragSource>
          {depth === 0 ? (
            <span className="structure__weight">
              <NumberInput
                size="sm"
                aria-label={t('weightOf', { name })}
                value={node.weight / 100}
                min={0}
                max={100}
                decimals={2}
                showProblem={false}
                onChange={(weight) => actions.weigh(node, (weight ?? 0) * 100)}
              />
              %
            </span>
          ) : (
            <span className="num muted">{percentOf(node.weight)}%</span>
          )}
          {variant === null && <NodeMenu node={node} />}
        </div>
        {variant?.weights[node.id] !== undefined && (
          <p className="structure__differs meta" style={{ paddingInlineStart: 28 + depth * 16 }}>
            <DifferDot />
            {t('modelHas', { value: `${percentOf(findNode(doc, node.id)?.weight ?? 0)}%` })}
          </p>
        )}
      </DropZone>
      {isGroup && !isFolded && (
        <>
          <ul>
            {node.children.map((child) => (
              <NodeRow key={child.id} node={child} depth={depth + 1} onAddField={onAddField} />
            ))}
          </ul>
          <DropZone place={place} from="tree-into">
            <div
              className={classNames('structure__add', variant !== null && 'structure__add--fixed')}
              style={{ paddingInlineStart: 28 + depth * 16 }}
            >
              {variant === null && (
                <Button
                  variant="link"
                  size="sm"
                  icon={Plus}
                  onClick={() => {
                    select(node.id);
                    onAddField();
                  }}
                >
                  {t('addIndicator')}
                </Button>
              )}
              {childSum !== 10_000 && node.children.length > 0 && (
                <Button variant="link" size="sm" onClick={() => actions.normalise(node.id)}>
                  {t('childSum', { sum: percentOf(childSum) })}
                </Button>
              )}
            </div>
          </DropZone>
        </>
      )}
    </li>
  );
}

// VariantList: the variants in the order that decides, each with its rule and what differs; moved by pointer, by menu and by keys.
import { mostVariants, type Variant } from '@keepwell/health';
import { Button, classNames, EmptyState, Menu } from '@keepwell/ui';
import { ArrowDown, ArrowUp, Copy, GripVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { OrderedList, useOrderedItem } from '../builder/ordered-list.tsx';
import { useText } from '../language/use-text.ts';
import { RuleWords } from '../segments/rule-words.tsx';
import { useDesk } from './model-context.tsx';
import { useOverrideWords } from './use-override-words.ts';
import { useVariantActions } from './use-variant-actions.ts';
import { useVariantCounts } from './use-variant-counts.ts';

export function VariantList({ onRename }: { readonly onRename: () => void }): ReactElement {
  const t = useText('healthBuilder');
  const { doc } = useDesk();
  const { variants } = doc;
  const actions = useVariantActions();
  const counts = useVariantCounts();
  const isFull = variants.length >= mostVariants;
  const others = counts.get(null);
  const add = (
    <Button icon={Plus} variant={variants.length === 0 ? 'primary' : 'quiet'} disabled={isFull} onClick={actions.add}>
      {t('addVariant')}
    </Button>
  );
  if (variants.length === 0) {
    return (
      <div className="variants">
        <EmptyState bare actions={add}>
          {t('variantsEmpty')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="variants">
      <p className="variants__help muted">{t('variantsHelp')}</p>
      <OrderedList
        ids={variants.map(({ id }) => id)}
        className="variants__list"
        onMove={(id, to) => {
          const variant = variants.find((one) => one.id === id);
          if (variant !== undefined) actions.move(variant, to);
        }}
      >
        {variants.map((variant, place) => (
          <VariantRow
            key={variant.id}
            variant={variant}
            place={place}
            count={counts.get(variant.id)}
            onRename={onRename}
          />
        ))}
      </OrderedList>
      <div className="variants__rest">
        <span className="variants__place muted num">{variants.length + 1}</span>
        <span>
          <b>{t('variantsRest')}</b>
          <span className="muted"> · {t('variantsRestHelp')}</span>
          {others !== undefined && (
            <span className="meta num variants__count">{t('variantCount', { count: others })}</span>
          )}
        </span>
      </div>
      <div className="variants__add">
        {add}
        {isFull && <p className="meta">{t('variantsFull')}</p>}
      </div>
    </div>
  );
}

interface VariantRowProps {
  readonly variant: Variant;
  readonly place: number;
  /** Undefined: not known. */
  readonly count: number | undefined;
  readonly onRename: () => void;
}

function VariantRow({ variant, place, count, onRename }: VariantRowProps): ReactElement {
  const t = useText('healthBuilder');
  const { doc, entity, nameOf, variant: chosen, chooseVariant } = useDesk();
  const actions = useVariantActions();
  const { summary } = useOverrideWords();
  const { setItem, style, isDragging, isOver, setGrip, grip, press } = useOrderedItem(variant.id, place, (to) =>
    actions.move(variant, to),
  );
  const name = nameOf(variant);
  const isOn = chosen?.id === variant.id;

  return (
    <li
      ref={setItem}
      className={classNames('variants__row', isOn && 'on', isDragging && 'dragged', isOver && 'variants__row--over')}
      style={style}
    >
      <button
        ref={setGrip}
        type="button"
        className="variants__grip"
        aria-label={`${name}: ${t('variantGrip', { place: place + 1 })}`}
        {...grip}
      >
        <GripVertical className="i i--14" aria-hidden="true" />
        <span className="num">{place + 1}</span>
      </button>
      <div className="variants__words">
        <button
          type="button"
          className="variants__name ellipsis"
          aria-current={isOn}
          onClick={() => chooseVariant(variant.id)}
          onKeyDown={press}
        >
          {name}
        </button>
        <div className="variants__rule">
          {variant.when === null || variant.when === undefined ? (
            <span className="variants__wrong">{t('variantNoRule')}</span>
          ) : (
            <RuleWords entity={entity} rule={variant.when} inline />
          )}
        </div>
        <div className="meta">{summary(variant)}</div>
        {count !== undefined && <div className="meta num">{t('variantCount', { count })}</div>}
      </div>
      <Menu
        label={t('nodeMenu', { name })}
        items={[
          {
            label: t('rename'),
            icon: Pencil,
            onSelect: () => {
              chooseVariant(variant.id);
              onRename();
            },
          },
          {
            label: t('moveUp'),
            icon: ArrowUp,
            disabled: place === 0,
            onSelect: () => actions.move(variant, place - 1),
          },
          {
            label: t('moveDown'),
            icon: ArrowDown,
            disabled: place === doc.variants.length - 1,
            onSelect: () => actions.move(variant, place + 1),
          },
          {
            label: t('duplicate'),
            icon: Copy,
            disabled: doc.variants.length >= mostVariants,
            onSelect: () => actions.duplicate(variant),
          },
          { kind: 'separator' },
          { label: t('remove'), icon: Trash2, danger: true, onSelect: () => actions.remove(variant) },
        ]}
      />
    </li>
  );
}

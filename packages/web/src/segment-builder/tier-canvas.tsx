// TierCanvas: the tiers from top to bottom, each with its name, colour and rule; moved by pointer, by menu and by keys.
import { textIn } from '@keepwell/kernel';
import { mostTiers, type Tier, type TieringDefinition } from '@keepwell/model';
import { Button, classNames, Field, Menu, OptionColourPicker, Popover, Tag } from '@keepwell/ui';
import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { OrderedList, useOrderedItem } from '../builder/ordered-list.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './segment-context.tsx';
import { addTier, changeTier, moveTier, removeTier } from './tier-edits.ts';

export function TierCanvas(): ReactElement {
  const t = useText('segments');
  const { doc, edit, issues, reader } = useDesk();
  const { tiers } = doc as TieringDefinition;
  const whole = issues.filter(({ path }) => path[0] === 'tiers' && path.length === 1);
  const nameOf = (tier: Tier): string => textIn(tier.labels, reader.language, t('unnamed'));

  function move(tier: Tier, to: number): void {
    if (to < 0 || to >= tiers.length) return;
    edit<TieringDefinition>(t('movedTier', { tier: nameOf(tier) }), (body) => moveTier(body, tier.id, to));
  }

  function add(): void {
    const tier: Tier = { id: newId('o'), labels: { zh: t('newTier'), en: 'New tier' }, colour: 'teal', when: null };
    edit<TieringDefinition>(t('addedTier'), (body) => addTier(body, tier));
  }

  return (
    <div className="segment-canvas" data-place="tiers">
      <p className="muted">{t('tiersHelp')}</p>
      {whole.map((found, index) => (
        <p key={index} className="segment-canvas__problem" role="alert">
          {describeFinding(found, reader.language)}
        </p>
      ))}
      <OrderedList
        ids={tiers.map(({ id }) => id)}
        className="tier-cards"
        onMove={(id, to) => {
          const tier = tiers.find((one) => one.id === id);
          if (tier !== undefined) move(tier, to);
        }}
      >
        {tiers.map((tier, place) => (
          <TierCard
            key={tier.id}
            tier={tier}
            place={place}
            isLast={place === tiers.length - 1}
            name={nameOf(tier)}
            onMove={(to) => move(tier, to)}
          />
        ))}
      </OrderedList>
      <Button icon={Plus} disabled={tiers.length >= mostTiers} onClick={add}>
        {t('addTier')}
      </Button>
    </div>
  );
}

interface TierCardProps {
  readonly tier: Tier;
  readonly place: number;
  readonly isLast: boolean;
  readonly name: string;
  onMove(to: number): void;
}

function TierCard({ tier, place, isLast, name, onMove }: TierCardProps): ReactElement {
  const t = useText('segments');
  const { doc, entity, edit, issues, reader } = useDesk();
  const { tiers } = doc as TieringDefinition;
  const { setItem, style, isDragging, isOver, setGrip, grip } = useOrderedItem(tier.id, place, onMove);
  const change = (next: Partial<Omit<Tier, 'id'>>, key: string): void =>
    edit<TieringDefinition>(
      t('editTier', { tier: name }),
      (body) => changeTier(body, tier.id, next),
      `${tier.id} ${key}`,
    );
  const wrong = issues.filter(
    ({ path, severity }) => severity === 'error' && path[0] === 'tiers' && path[1] === place && path[2] === 'labels',
  );

  return (
    <li
      ref={setItem}
      className={classNames('card tier-card', isDragging && 'dragged', isOver && 'tier-card--over')}
      data-place={`tiers/${place}`}
      style={style}
    >
      <div className="tier-card__head">
        <button
          ref={setGrip}
          type="button"
          className="tier-card__grip"
          aria-label={`${t('tier', { place: place + 1 })}, Alt ↑ ↓`}
          {...grip}
        >
          <GripVertical className="i i--14" aria-hidden="true" />
        </button>
        <span className="muted num">{place + 1}</span>
        <Popover
          title={t('colour')}
          trigger={
            <button type="button" className="tier-card__colour">
              <Tag colour={tier.colour}>{name}</Tag>
            </button>
          }
        >
          <OptionColourPicker value={tier.colour} onChange={(colour) => change({ colour }, 'colour')} />
        </Popover>
        <span className="grow" />
        <Menu
          label={name}
          items={[
            { label: t('moveUp'), icon: ArrowUp, disabled: place === 0, onSelect: () => onMove(place - 1) },
            { label: t('moveDown'), icon: ArrowDown, disabled: isLast, onSelect: () => onMove(place + 1) },
            { kind: 'separator' },
            {
              label: t('removeTier'),
              icon: Trash2,
              danger: true,
              disabled: tiers.length <= 2,
              onSelect: () =>
                edit<TieringDefinition>(t('removedTier', { tier: name }), (body) => removeTier(body, tier.id)),
            },
          ]}
        />
      </div>
      <Field
        as="group"
        label={t('tierName')}
        error={wrong.length === 0 ? undefined : wrong.map((one) => describeFinding(one, reader.language)).join(' ')}
      >
        <LabelsInput
          what={t('tierName')}
          size="sm"
          labels={tier.labels}
          onChange={(labels) => change({ labels }, 'labels')}
        />
      </Field>
      {isLast ? (
        <p className="muted">{t('lastTier')}</p>
      ) : (
        <RuleEditor
          entity={entity}
          rule={(tier.when ?? null) as RuleJson}
          match={false}
          onChange={(when) => change({ when }, 'when')}
        />
      )}
    </li>
  );
}

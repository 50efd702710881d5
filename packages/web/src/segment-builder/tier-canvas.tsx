// TierCanvas: the tiers from top to bottom, each with its name, colour and rule; moved by pointer, by menu and by keys.
import {
  closestCenter,
  DndContext,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { textIn } from '@keepwell/kernel';
import { mostTiers, type Tier, type TieringDefinition } from '@keepwell/model';
import { Button, classNames, Field, Menu, OptionColourPicker, Popover, Tag } from '@keepwell/ui';
import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './segment-context.tsx';
import { addTier, changeTier, moveTier, removeTier } from './tier-edits.ts';

const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

export function TierCanvas(): ReactElement {
  const t = useText('segments');
  const { doc, edit, issues, reader } = useDesk();
  const { tiers } = doc as TieringDefinition;
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
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
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        // Menus and keys do the same without a pointer; the library's own announcements are in English only.
        accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
        onDragEnd={({ active, over }) => {
          const tier = tiers.find(({ id }) => id === active.id);
          const to = tiers.findIndex(({ id }) => id === over?.id);
          if (tier !== undefined && to >= 0 && tiers[to] !== tier) move(tier, to);
        }}
      >
        <ol className="tier-cards">
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
        </ol>
      </DndContext>
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
  const { setNodeRef: setGrip, listeners, transform, isDragging } = useDraggable({ id: tier.id });
  const { setNodeRef: setPlace, isOver } = useDroppable({ id: tier.id });
  const change = (next: Partial<Omit<Tier, 'id'>>, key: string): void =>
    edit<TieringDefinition>(
      t('editTier', { tier: name }),
      (body) => changeTier(body, tier.id, next),
      `${tier.id} ${key}`,
    );
  const wrong = issues.filter(
    ({ path, severity }) => severity === 'error' && path[0] === 'tiers' && path[1] === place && path[2] === 'labels',
  );

  function press(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? place - 1 : place + 1);
  }

  const { x = 0, y = 0 } = transform ?? {};
  return (
    <li
      ref={setPlace}
      className={classNames('card tier-card', isDragging && 'dragged', isOver && 'tier-card--over')}
      data-place={`tiers/${place}`}
      style={transform === null ? undefined : { transform: `translate(${x}px, ${y}px)` }}
    >
      <div className="tier-card__head">
        <button
          ref={setGrip}
          type="button"
          className="tier-card__grip"
          aria-label={`${t('tier', { place: place + 1 })}, Alt ↑ ↓`}
          {...listeners}
          onKeyDown={press}
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

// ChoiceCards: one of a few ways, each as a card with a picture and what it brings. A radio group underneath.
import { Check } from 'lucide-react';
import { useId, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';

export interface ChoiceCardProps {
  title: ReactNode;
  children?: ReactNode;
  picture?: ReactNode;
  /** Ticked lines. */
  points?: readonly ReactNode[];
  /** At the foot: "about 10 minutes". */
  foot?: ReactNode;
  checked: boolean;
  onChoose: () => void;
  /** Cards of one name exclude each other. */
  name: string;
  disabled?: boolean;
}

export function ChoiceCard(props: ChoiceCardProps): ReactElement {
  const { title, children, picture, points = [], foot, checked, onChoose, name, disabled } = props;
  const id = useId();
  return (
    <label className={classNames('card choice-card', checked && 'choice-card--on', disabled && 'choice--off')}>
      {picture != null && (
        <span className="choice-card__picture" aria-hidden="true">
          {picture}
        </span>
      )}
      <span className="choice-card__body">
        <span className="choice-card__title">
          <input
            type="radio"
            className="radio"
            name={name}
            checked={checked}
            disabled={disabled}
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-text`}
            onChange={onChoose}
          />
          <span id={`${id}-title`}>{title}</span>
        </span>
        <span id={`${id}-text`} className="choice-card__text">
          {children != null && <span className="muted">{children}</span>}
          {points.map((point, at) => (
            <span key={at} className="choice-card__point">
              <Icon of={Check} size={14} />
              {point}
            </span>
          ))}
          {foot != null && <span className="choice-card__foot">{foot}</span>}
        </span>
      </span>
    </label>
  );
}

export interface ChoiceCardsOption<V extends string>
  extends Omit<ChoiceCardProps, 'checked' | 'onChoose' | 'name' | 'children'> {
  value: V;
  text?: ReactNode;
}

export interface ChoiceCardsProps<V extends string> {
  options: readonly ChoiceCardsOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  'aria-label': string;
  className?: string;
}

export function ChoiceCards<V extends string>(props: ChoiceCardsProps<V>): ReactElement {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props['aria-label']} className={classNames('choice-cards', props.className)}>
      {props.options.map(({ value, text, ...card }) => (
        <ChoiceCard
          key={value}
          {...card}
          name={name}
          checked={value === props.value}
          onChoose={() => props.onChange(value)}
        >
          {text}
        </ChoiceCard>
      ))}
    </div>
  );
}

// PlainSelect: the short form of Select, a button with a list; letters jump to an option.
import { Select as Base } from '@base-ui/react/select';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { useControlWiring } from './field-context.tsx';
import { optionClass } from './option-colours.ts';
import { groupOptions, OptionRow } from './select-option.tsx';
import type { SelectProps } from './select.tsx';

export function PlainSelect(props: SelectProps): ReactElement {
  const { options, value, onChange, placeholder, size = 'md', className, readOnly, name, onBlur } = props;
  const { texts, lang } = useUiLanguage();
  const wiring = useControlWiring(props);
  const clearable = props.clearable ?? !wiring.required;
  const chosen = options.find((option) => option.value === value) ?? props.chosen ?? null;
  const { 'aria-required': _required, ...aria } = wiring.aria;
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange(next)}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      disabled={wiring.disabled}
      readOnly={readOnly}
      required={wiring.required}
      name={name}
      modal={false}
    >
      <Base.Trigger
        {...aria}
        // The name is label and value together, so that a screen reader says both.
        {...(aria['aria-labelledby'] !== undefined && { 'aria-labelledby': `${aria['aria-labelledby']} ${wiring.id}` })}
        id={wiring.id}
        onBlur={onBlur}
        autoFocus={props.autoFocus}
        className={classNames(
          'select',
          size !== 'md' && `input--${size}`,
          wiring.invalid && 'input--error',
          wiring.disabled && 'input--off',
          className,
        )}
      >
        <span className="hstack">
          {chosen?.icon && <Icon of={chosen.icon} />}
          {chosen?.colour && <span className={classNames('opt-dot', optionClass(chosen.colour))} aria-hidden="true" />}
          <span className={classNames('ellipsis', !chosen && 'ph')}>
            {chosen?.label ?? placeholder ?? texts.choose}
          </span>
        </span>
        <Icon of={ChevronDown} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="float" sideOffset={4} alignItemWithTrigger={false} collisionPadding={8}>
          <Base.Popup className="menu menu--list" lang={lang}>
            <Base.List className="menu__scroll">
              {clearable && value !== null && (
                <Base.Item className="menu__item muted" value={null}>
                  <Base.ItemText>{texts.clear}</Base.ItemText>
                </Base.Item>
              )}
              {groupOptions(options).map((group) => (
                <Base.Group key={group.value}>
                  {group.value !== '' && <Base.GroupLabel className="menu__head">{group.value}</Base.GroupLabel>}
                  {group.items.map((option) => (
                    <Base.Item
                      key={option.value}
                      value={option.value}
                      label={option.label}
                      disabled={option.disabled}
                      className="menu__item"
                    >
                      <OptionRow option={option} chosen={option.value === value} />
                    </Base.Item>
                  ))}
                </Base.Group>
              ))}
              {options.length === 0 && <p className="menu__head">{props.emptyText ?? texts.nothingFound}</p>}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

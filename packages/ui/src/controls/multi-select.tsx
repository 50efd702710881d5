// MultiSelect: several of a list, as chips in the control; Backspace takes the last one off.
import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { useControlWiring, type ControlWiringProps } from './field-context.tsx';
import { optionClass } from './option-colours.ts';
import { keepOnEscape } from './keep-on-escape.ts';
import { OptionList } from './option-list.tsx';
import { createValue, sameOption, type SelectOption } from './select-option.tsx';
import { useOptionSearch } from './use-option-search.ts';

export interface MultiSelectProps extends ControlWiringProps {
  options: readonly SelectOption[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  onCreate?: (text: string) => void;
  onSearch?: (query: string) => void;
  loading?: boolean;
  /** Chosen options that may be missing from `options`, as in server search. */
  chosen?: readonly SelectOption[];
  emptyText?: ReactNode;
  readOnly?: boolean;
  name?: string;
  className?: string;
  onBlur?: () => void;
  autoFocus?: boolean;
}

export function MultiSelect(props: MultiSelectProps): ReactElement {
  const { options, value, onChange, placeholder, onCreate, onSearch, readOnly, className } = props;
  const texts = useUiTexts();
  const wiring = useControlWiring(props);
  const search = useOptionSearch(options, { onSearch, canCreate: onCreate !== undefined });
  const known = [...options, ...(props.chosen ?? [])];
  const chosen = value.map((id) => known.find((option) => option.value === id) ?? { value: id, label: id });
  return (
    <Combobox.Root<SelectOption, true>
      multiple
      items={search.rows}
      filteredItems={search.rows}
      value={chosen}
      isItemEqualToValue={sameOption}
      itemToStringLabel={(option) => option.label}
      onValueChange={(list, details) => {
        if (details.reason === 'escape-key') return keepOnEscape(details);
        const created = list.find((option) => option.value === createValue);
        if (created) onCreate?.(created.label);
        else onChange(list.map((option) => option.value));
      }}
      onInputValueChange={(text, details) => {
        if (details.reason === 'escape-key') keepOnEscape(details);
        else search.setQuery(text);
      }}
      autoHighlight
      disabled={wiring.disabled}
      readOnly={readOnly}
      name={props.name}
    >
      <Combobox.InputGroup
        className={classNames(
          'input input--select input--chips',
          wiring.invalid && 'input--error',
          wiring.disabled && 'input--off',
          className,
        )}
      >
        <Combobox.Chips className="chips">
          {chosen.map((option) => (
            <Combobox.Chip
              key={option.value}
              className={classNames('chip', optionClass('colour' in option ? option.colour : null))}
              aria-label={option.label}
            >
              {option.label}
              <Combobox.ChipRemove className="icon-btn" aria-label={texts.remove(option.label)}>
                <Icon of={X} size={14} />
              </Combobox.ChipRemove>
            </Combobox.Chip>
          ))}
          <Combobox.Input
            {...wiring.aria}
            id={wiring.id}
            className="input__text"
            placeholder={chosen.length > 0 ? '' : (placeholder ?? texts.chooseMany)}
            aria-description={chosen.length > 0 ? texts.chosenCount(chosen.length) : undefined}
            autoFocus={props.autoFocus}
            onBlur={props.onBlur}
          />
        </Combobox.Chips>
        <Combobox.Trigger className="icon-btn icon-btn--sm" aria-label={texts.open} tabIndex={-1}>
          <Icon of={ChevronDown} />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <OptionList
        groups={search.groups}
        query={search.query}
        found={search.found}
        all={options.length}
        isChosen={(candidate) => value.includes(candidate)}
        mark="box"
        loading={props.loading}
        emptyText={props.emptyText}
      />
    </Combobox.Root>
  );
}

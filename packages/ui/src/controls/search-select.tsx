// SearchSelect: the long form of Select; type to narrow, Enter to take, Escape to leave it as it was.
import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { useControlWiring } from './field-context.tsx';
import { optionClass } from './option-colours.ts';
import { keepOnEscape } from './keep-on-escape.ts';
import { OptionList } from './option-list.tsx';
import { createValue, sameOption, type SelectOption } from './select-option.tsx';
import type { SelectProps } from './select.tsx';
import { useOptionSearch } from './use-option-search.ts';

export function SearchSelect(props: SelectProps): ReactElement {
  const { options, value, onChange, placeholder, onCreate, onSearch, size = 'md', className, readOnly } = props;
  const texts = useUiTexts();
  const wiring = useControlWiring(props);
  const input = useRef<HTMLInputElement>(null);
  const clearable = (props.clearable ?? !wiring.required) && !readOnly;
  const search = useOptionSearch(options, { onSearch, canCreate: onCreate !== undefined });
  const chosen: SelectOption | null =
    value === null ? null : (options.find((o) => o.value === value) ?? props.chosen ?? { value, label: value });
  return (
    <Combobox.Root<SelectOption>
      items={search.rows}
      filteredItems={search.rows}
      value={chosen}
      isItemEqualToValue={sameOption}
      itemToStringLabel={(option) => option.label}
      onValueChange={(option, details) => {
        // Deleted text must not empty a field that needs a value.
        if (details.reason === 'escape-key' || (option === null && !clearable)) details.cancel();
        else if (option?.value === createValue) onCreate?.(option.label);
        else onChange(option?.value ?? null);
      }}
      onInputValueChange={(text, details) => {
        if (details.reason === 'escape-key') return keepOnEscape(details);
        search.setQuery(details.reason === 'input-change' ? text : '');
      }}
      onOpenChange={(open, details) => {
        if (!open) search.setQuery('');
        // What is chosen is selected, so that typing searches anew instead of adding to the chosen words.
        else if (details.reason !== 'input-change') requestAnimationFrame(() => input.current?.select());
      }}
      autoHighlight
      disabled={wiring.disabled}
      readOnly={readOnly}
      name={props.name}
    >
      <Combobox.InputGroup
        className={classNames(
          'input input--select',
          size !== 'md' && `input--${size}`,
          wiring.invalid && 'input--error',
          wiring.disabled && 'input--off',
          className,
        )}
      >
        {chosen?.icon && <Icon of={chosen.icon} className="input__icon" />}
        {chosen?.colour && <span className={classNames('opt-dot', optionClass(chosen.colour))} aria-hidden="true" />}
        <Combobox.Input
          {...wiring.aria}
          id={wiring.id}
          className="input__text"
          placeholder={placeholder ?? texts.choose}
          autoFocus={props.autoFocus}
          ref={input}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={props.onBlur}
        />
        {clearable && value !== null && (
          <Combobox.Clear className="icon-btn icon-btn--sm" aria-label={texts.clear}>
            <Icon of={X} size={14} />
          </Combobox.Clear>
        )}
        <Combobox.Trigger className="icon-btn icon-btn--sm" aria-label={texts.open} tabIndex={-1}>
          <Icon of={ChevronDown} />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <OptionList
        groups={search.groups}
        query={search.query}
        found={search.found}
        all={options.length}
        isChosen={(candidate) => candidate === value}
        mark="tick"
        loading={props.loading}
        emptyText={props.emptyText}
      />
    </Combobox.Root>
  );
}

// OptionColourPicker: twelve named swatches; a tick marks the chosen one, so colour is never alone.
import { useId, type ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../language/ui-language.tsx';
import { useControlWiring, type ControlWiringProps } from './field-context.tsx';
import { optionClass, optionColours, type OptionColour } from './option-colours.ts';

export interface OptionColourPickerProps extends ControlWiringProps {
  value: OptionColour | null;
  onChange: (colour: OptionColour) => void;
  className?: string;
}

export function OptionColourPicker(props: OptionColourPickerProps): ReactElement {
  const texts = useUiTexts();
  const name = useId();
  const wiring = useControlWiring(props);
  const label =
    wiring.aria['aria-labelledby'] === undefined ? { 'aria-label': props['aria-label'] ?? texts.colours.label } : {};
  return (
    <div
      role="radiogroup"
      {...wiring.aria}
      {...label}
      id={wiring.id}
      className={classNames('swatches', props.className)}
    >
      {optionColours.map((colour, at) => (
        <input
          key={colour}
          type="radio"
          name={name}
          className={classNames('swatch', optionClass(colour))}
          aria-label={texts.colours.names[at]}
          title={texts.colours.names[at]}
          checked={colour === props.value}
          disabled={wiring.disabled}
          onChange={() => props.onChange(colour)}
        />
      ))}
    </div>
  );
}

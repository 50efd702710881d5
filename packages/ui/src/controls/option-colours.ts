// The twelve colours an option may have; each has a ground, an ink and a dot in both themes (css/option-colours.css).
export const optionColours = [
  'grey',
  'slate',
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const;

export type OptionColour = (typeof optionColours)[number];

export const isOptionColour = (text: string): text is OptionColour =>
  (optionColours as readonly string[]).includes(text);

/** The class that colours a chip or tag: `opt opt--blue`; without a colour none. */
export const optionClass = (colour: OptionColour | null | undefined): string => (colour ? `opt opt--${colour}` : '');

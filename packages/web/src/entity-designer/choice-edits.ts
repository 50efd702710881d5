// What the designer does to the options of a choice.
import { localeOf, textIn, type Language } from '@keepwell/kernel';
import { foldWords, type Option, optionColours } from '@keepwell/model';

/** As the options' schema says. */
const mostOptions = 500;

/** One option for each new line; a label that is there already (width and case aside) is not added again. */
export function addOptions(
  options: readonly Option[],
  text: string,
  language: Language,
  newId: () => string,
): readonly Option[] {
  const taken = new Set(options.flatMap((option) => Object.values(option.labels).map(foldWords)));
  const added: Option[] = [];
  for (const line of text.split(/\r?\n/)) {
    const label = line.trim().slice(0, 120);
    if (label === '' || taken.has(foldWords(label)) || options.length + added.length >= mostOptions) continue;
    taken.add(foldWords(label));
    added.push({ id: newId(), labels: { [language]: label }, colour: nextColour([...options, ...added]) });
  }
  return added.length === 0 ? options : [...options, ...added];
}

/** The colour that is used least, in the order of the palette without the two greys. */
export function nextColour(options: readonly Option[]): Option['colour'] {
  const bright = optionColours.filter((colour) => colour !== 'grey' && colour !== 'slate');
  const uses = (colour: Option['colour']): number => options.filter((option) => option.colour === colour).length;
  return bright.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best), bright[0] ?? 'blue');
}

export function moveOption(options: readonly Option[], index: number, by: -1 | 1): readonly Option[] {
  const [one, other] = [options[index], options[index + by]];
  if (one === undefined || other === undefined) return options;
  return options.with(index, other).with(index + by, one);
}

export function sortOptions(options: readonly Option[], language: Language): readonly Option[] {
  const collator = new Intl.Collator(localeOf(language), { numeric: true });
  const label = (option: Option): string => textIn(option.labels, language);
  return options.toSorted((a, b) => collator.compare(label(a), label(b)));
}

// SelectOption: one choice of a list, and how a row of it looks in every pop-up list.
import { Check, Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconType } from '../icon.tsx';
import { FoundText } from '../text/found-text.tsx';
import type { Findable } from '../text/option-filter.ts';
import { optionClass, type OptionColour } from './option-colours.ts';
import { classNames } from '../class-names.ts';

export interface SelectOption extends Findable {
  value: string;
  label: string;
  /** Also searched: pinyin, a code, the name in the other language. */
  keywords?: string;
  colour?: OptionColour | null;
  icon?: IconType;
  /** At the right: a count, a key. */
  detail?: ReactNode;
  /** Options of one group stand together under its name, in the order given. */
  group?: string;
  disabled?: boolean;
}

/** The value of the row "create what I typed". Not a value a screen can have: it begins with NUL. */
export const createValue = '\u0000create';

export const sameOption = (a: SelectOption, b: SelectOption): boolean => a.value === b.value;

export interface OptionGroup {
  value: string;
  items: SelectOption[];
}

/** Groups in order of first appearance; a list without groups is one group with an empty name. */
export function groupOptions(options: readonly SelectOption[]): OptionGroup[] {
  const groups = new Map<string, SelectOption[]>();
  for (const option of options) {
    const name = option.group ?? '';
    const items = groups.get(name);
    if (items) items.push(option);
    else groups.set(name, [option]);
  }
  return [...groups].map(([value, items]) => ({ value, items }));
}

export interface OptionRowProps {
  option: SelectOption;
  query?: string;
  /** Multi-selects show a box, single ones a tick at the right. */
  mark?: 'box' | 'tick';
  chosen: boolean;
  createText?: string;
}

export function OptionRow({ option, query = '', mark = 'tick', chosen, createText }: OptionRowProps): ReactElement {
  if (option.value === createValue) {
    return (
      <>
        <Icon of={Plus} />
        <span className="ellipsis">{createText}</span>
      </>
    );
  }
  return (
    <>
      {mark === 'box' && (
        <span className={classNames('check', chosen && 'check--on')} aria-hidden="true">
          {chosen && <Icon of={Check} />}
        </span>
      )}
      {option.icon && <Icon of={option.icon} />}
      {option.colour && <span className={classNames('opt-dot', optionClass(option.colour))} aria-hidden="true" />}
      <FoundText text={option.label} query={query} />
      {option.detail != null && <span className="end num muted">{option.detail}</span>}
      {mark === 'tick' && chosen && <Icon of={Check} className={option.detail == null ? 'end' : undefined} />}
    </>
  );
}

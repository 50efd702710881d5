// TypePalette: the field types by group; a click or Enter adds one after the selection, a drag puts it anywhere.
import { type FieldType, type FieldTypeGroup, fieldTypes } from '@keepwell/model';
import { FoundText, Icon, Input, Kbd, matchesQuery, Tooltip } from '@keepwell/ui';
import { Search } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesigner } from './designer-context.tsx';
import { fieldTypeIcon } from './field-type-icon.ts';
import type { FieldDrag } from './use-field-drag.ts';
import { useNewField } from './use-new-field.ts';

const groups = ['basic', 'contact', 'relation', 'calculated'] as const satisfies readonly FieldTypeGroup[];
const offered = fieldTypes.all.filter((type) => type.group !== 'system' && type.isDerived !== true);

/** Found by the focus shortcut of the page. */
export const paletteSearchId = 'designer-palette-search';

export function TypePalette({ drag }: { readonly drag: FieldDrag }): ReactElement {
  const t = useText('designer');
  const { language } = useDesigner();
  const add = useNewField();
  const [query, setQuery] = useState('');
  const other = language === 'zh' ? 'en' : 'zh';
  const found = offered.filter((type) =>
    matchesQuery({ label: type.labels[language], keywords: `${type.labels[other]} ${type.help[language]}` }, query),
  );

  /** The arrows go through the types as they stand in two columns. */
  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.type-palette__type')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = at === -1 ? buttons[0] : (buttons[at + step] ?? buttons[at + Math.sign(step)]);
    if (at === -1 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return;
    next?.focus();
    event.preventDefault();
  }

  const button = (type: FieldType): ReactElement => (
    <Tooltip key={type.name} text={type.help[language]} side="right">
      <button
        type="button"
        className="type-palette__type"
        onClick={() => add(type.name)}
        onPointerDown={(event) => drag.start(event, { kind: 'type', type: type.name })}
      >
        <Icon of={fieldTypeIcon(type.name)} />
        <span className="ellipsis">
          <FoundText text={type.labels[language]} query={query} />
        </span>
      </button>
    </Tooltip>
  );

  return (
    // Arrow keys are a shortcut between buttons that Tab reaches as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="type-palette" onKeyDown={move}>
      <Input
        id={paletteSearchId}
        type="search"
        icon={Search}
        value={query}
        onText={setQuery}
        aria-label={t('searchTypes')}
        placeholder={t('searchTypes')}
        suffix={<Kbd>/</Kbd>}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && query.trim() !== '' && first !== undefined) {
            event.preventDefault();
            setQuery('');
            add(first.name);
          } else if (event.key === 'Escape' && query !== '') setQuery('');
        }}
      />
      {found.length === 0 && <p className="muted">{t('noTypes')}</p>}
      {groups.map((group) => {
        const types = found.filter((type) => type.group === group);
        if (types.length === 0) return null;
        return (
          <section key={group} aria-label={t(`group_${group}`)}>
            <h2 className="type-palette__group">{t(`group_${group}`)}</h2>
            <div className="type-palette__types">{types.map(button)}</div>
          </section>
        );
      })}
    </div>
  );
}

// OptionList: the pop-up of a searchable select, with count, groups, found letters and "create".
import { Combobox } from '@base-ui/react/combobox';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Spinner } from '../feedback/spinner.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { createValue, OptionRow, type OptionGroup } from './select-option.tsx';

export interface OptionListProps {
  groups: readonly OptionGroup[];
  query: string;
  found: number;
  all: number;
  isChosen: (value: string) => boolean;
  mark: 'box' | 'tick';
  loading?: boolean | undefined;
  emptyText?: ReactNode;
}

export function OptionList(props: OptionListProps): ReactElement {
  const { texts, lang } = useUiLanguage();
  return (
    <Combobox.Portal>
      <Combobox.Positioner className="float" sideOffset={4} align="start" collisionPadding={8}>
        <Combobox.Popup className="menu menu--list" lang={lang} aria-busy={props.loading || undefined}>
          <Combobox.Status className="menu__head">
            {props.loading ? (
              <>
                <Spinner /> {texts.loading}
              </>
            ) : props.query !== '' && props.found > 0 ? (
              texts.foundOf(props.found, props.all)
            ) : null}
          </Combobox.Status>
          <Combobox.Empty className="menu__head">
            {props.loading ? null : (props.emptyText ?? texts.nothingFound)}
          </Combobox.Empty>
          <Combobox.List className="menu__scroll">
            {props.groups.map((group) => (
              <Combobox.Group
                key={group.value}
                className={classNames(group.items[0]?.value === createValue && 'menu__new')}
              >
                {group.value !== '' && group.value !== createValue && (
                  <Combobox.GroupLabel className="menu__head">{group.value}</Combobox.GroupLabel>
                )}
                {group.items.map((option) => (
                  <Combobox.Item key={option.value} value={option} disabled={option.disabled} className="menu__item">
                    <OptionRow
                      option={option}
                      query={props.query}
                      mark={props.mark}
                      chosen={props.isChosen(option.value)}
                      createText={texts.create(props.query)}
                    />
                  </Combobox.Item>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

// CommandPalette: Ctrl+K: type to find pages, records and actions; arrows and Enter go there.
import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { classNames } from '../class-names.ts';
import { Kbd } from '../data/kbd.tsx';
import { Spinner } from '../feedback/spinner.tsx';
import { Icon, type IconType } from '../icon.tsx';
import { useUiLanguage } from '../language/ui-language.tsx';
import { FoundText } from '../text/found-text.tsx';
import { matchesQuery } from '../text/option-filter.ts';

export interface Command {
  id: string;
  label: string;
  keywords?: string;
  icon?: IconType;
  detail?: ReactNode;
  shortcut?: string;
  onRun: () => void;
}

export interface CommandGroup {
  label: string;
  commands: readonly Command[];
  /** Already found by the caller (a server search); not filtered here. */
  found?: boolean;
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly CommandGroup[];
  /** For groups found elsewhere. */
  onQuery?: (query: string) => void;
  loading?: boolean;
  placeholder?: string;
  /** Opens on Ctrl+K or Cmd+K (default). */
  listen?: boolean;
}

export function CommandPalette(props: CommandPaletteProps): ReactElement {
  const { open, onOpenChange, groups, onQuery, listen = true } = props;
  const { texts, lang } = useUiLanguage();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!listen) return undefined;
    const hear = (event: globalThis.KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onOpenChange(!open);
      }
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [listen, open, onOpenChange]);

  const shown = useMemo(
    () =>
      groups
        .map((group) => ({
          label: group.label,
          commands: group.found ? group.commands : group.commands.filter((command) => matchesQuery(command, query)),
        }))
        .filter((group) => group.commands.length > 0),
    [groups, query],
  );
  const flat = shown.flatMap((group) => group.commands);
  const current = flat[Math.min(at, flat.length - 1)];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const ask = (text: string): void => {
    setQuery(text);
    setAt(0);
    onQuery?.(text);
  };
  const close = (): void => {
    ask('');
    onOpenChange(false);
  };
  const run = (command: Command): void => {
    close();
    command.onRun();
  };
  const press = (event: KeyboardEvent): void => {
    const last = Math.max(flat.length - 1, 0);
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-stage dialog-stage--top">
          <Base.Popup className="dialog palette" lang={lang}>
            <Base.Title className="sr">{texts.palette.title}</Base.Title>
            <div className="palette__find">
              <Icon of={Search} />
              <input
                className="input__text"
                role="combobox"
                aria-label={texts.palette.title}
                aria-expanded="true"
                aria-controls={`${id}-list`}
                aria-autocomplete="list"
                aria-activedescendant={current ? `${id}-${current.id}` : undefined}
                placeholder={props.placeholder ?? texts.palette.placeholder}
                value={query}
                onChange={(event) => ask(event.target.value)}
                onKeyDown={press}
              />
              {props.loading && <Spinner />}
              <Kbd>Esc</Kbd>
            </div>
            <div ref={list} className="palette__list" id={`${id}-list`} role="listbox" aria-label={texts.palette.title}>
              {shown.map((group, groupAt) => (
                <div key={group.label} role="group" aria-labelledby={`${id}-group-${groupAt}`}>
                  <div className="menu__head" id={`${id}-group-${groupAt}`}>
                    {group.label}
                  </div>
                  {group.commands.map((command) => (
                    // The keyboard acts through the input above: focus never leaves it.
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                    <div
                      key={command.id}
                      id={`${id}-${command.id}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={command === current}
                      className={classNames('menu__item', command === current && 'menu__item--on')}
                      onClick={() => run(command)}
                      onPointerMove={() => setAt(flat.indexOf(command))}
                    >
                      {command.icon && <Icon of={command.icon} />}
                      <FoundText text={command.label} query={query} />
                      {command.detail != null && <span className="muted">{command.detail}</span>}
                      {command.shortcut && <span className="menu__key">{command.shortcut}</span>}
                    </div>
                  ))}
                </div>
              ))}
            </div>
            <p className={flat.length === 0 && !props.loading ? 'palette__empty' : 'sr'} role="status">
              {flat.length === 0 && !props.loading ? texts.palette.empty : ''}
            </p>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

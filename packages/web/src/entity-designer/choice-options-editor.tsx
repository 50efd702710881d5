// ChoiceOptionsEditor: the options of a choice: both labels, colour, order; added by typing, also several lines at once.
import { textIn } from '@keepwell/kernel';
import { type ChoiceOptions, type Option, optionColours, type OptionColour } from '@keepwell/model';
import {
  Button,
  classNames,
  Field,
  IconButton,
  Input,
  Menu,
  OptionColourPicker,
  optionClass,
  Popover,
} from '@keepwell/ui';
import { ArrowDown, ArrowUp, ArrowUpDown, Plus, Trash2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { newId } from '../start/create-entity.ts';
import { addOptions, moveOption, sortOptions } from './choice-edits.ts';
import { useDesigner } from './designer-context.tsx';
import { LabelsInput } from '../builder/labels-input.tsx';
import type { OptionsEditorProps } from './options-form.tsx';
import { issuesAt } from './use-problems.ts';

export function ChoiceOptionsEditor(props: OptionsEditorProps): ReactElement {
  const { options, onChange, issues } = props;
  const t = useText('designer');
  const { language } = useDesigner();
  const list = (options as Partial<ChoiceOptions>).options ?? [];
  const [typed, setTyped] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const set = (next: readonly Option[], part: string): void => onChange({ ...options, options: next }, part);
  const add = (text: string): void => {
    const next = addOptions(list, text, language, () => newId('o'));
    if (next !== list) set(next, 'options');
    setTyped('');
  };
  const move = (index: number, by: -1 | 1): void => {
    set(moveOption(list, index, by), 'options');
    requestAnimationFrame(() =>
      frame.current?.querySelectorAll<HTMLElement>('.option-row .input__text')[index + by]?.focus(),
    );
  };
  return (
    <div ref={frame}>
      <Field
        as="group"
        label={t('options')}
        aside={
          list.length > 1 && (
            <Button
              variant="link"
              size="sm"
              icon={ArrowUpDown}
              onClick={() => set(sortOptions(list, language), 'options')}
            >
              {t('sortOptions')}
            </Button>
          )
        }
      >
        <ul className="option-list">
          {list.map((option, index) => (
            <OptionRow
              key={option.id}
              option={option}
              problem={issuesAt(issues, ['options', index])
                .map((found) => describeFinding(found, language))
                .join(' ')}
              isFirst={index === 0}
              isLast={index === list.length - 1}
              onChange={(next, part) =>
                set(
                  list.map((one) => (one.id === option.id ? next : one)),
                  `${option.id} ${part}`,
                )
              }
              onMove={(by) => move(index, by)}
              onRemove={() =>
                set(
                  list.filter((one) => one.id !== option.id),
                  'options',
                )
              }
            />
          ))}
        </ul>
        <div className="hstack">
          <Input
            className="grow"
            size="sm"
            value={typed}
            onText={setTyped}
            aria-label={t('newOption')}
            placeholder={t('newOptionHint')}
            maxLength={120}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add(typed);
            }}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text/plain');
              if (!/[\r\n]/.test(text.trim())) return;
              event.preventDefault();
              add(text);
            }}
          />
          <IconButton icon={Plus} label={t('addOption')} onClick={() => add(typed)} disabled={typed.trim() === ''} />
        </div>
      </Field>
    </div>
  );
}

interface OptionRowProps {
  readonly option: Option;
  readonly problem: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (option: Option, part: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function OptionRow({ option, problem, isFirst, isLast, onChange, onMove, onRemove }: OptionRowProps): ReactElement {
  const t = useText('designer');
  const { language } = useDesigner();
  const name = textIn(option.labels, language);
  const other = language === 'zh' ? 'en' : 'zh';
  const [open, setOpen] = useState(false);
  function press(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (by === -1 ? !isFirst : !isLast) onMove(by);
  }
  return (
    <li className="option-row">
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t('editOption', { name })}
        width={260}
        trigger={
          <button
            type="button"
            className={classNames('option-row__colour', optionClass(option.colour))}
            aria-label={t('editOption', { name })}
          />
        }
      >
        <div className="stack stack--close">
          <Field as="group" label={t('name')}>
            <LabelsInput
              size="sm"
              what={t('name')}
              labels={option.labels}
              onChange={(labels) => onChange({ ...option, labels }, 'labels')}
            />
          </Field>
          <Field as="group" label={t('colour')}>
            <OptionColourPicker
              value={option.colour}
              aria-label={t('colour')}
              onChange={(colour) => isColour(colour) && onChange({ ...option, colour }, 'colour')}
            />
          </Field>
        </div>
      </Popover>
      <Input
        size="sm"
        className="grow"
        aria-label={t('optionName', { name })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        value={option.labels[language] ?? ''}
        placeholder={option.labels[other]}
        invalid={problem !== ''}
        title={problem === '' ? undefined : problem}
        maxLength={120}
        onKeyDown={press}
        onText={(text) => onChange({ ...option, labels: { ...option.labels, [language]: text } }, 'labels')}
      />
      <Menu
        label={t('optionMenu', { name })}
        items={[
          { label: t('moveUp'), icon: ArrowUp, shortcut: 'Alt ↑', disabled: isFirst, onSelect: () => onMove(-1) },
          { label: t('moveDown'), icon: ArrowDown, shortcut: 'Alt ↓', disabled: isLast, onSelect: () => onMove(1) },
          { kind: 'separator' },
          { label: t('removeOption'), icon: Trash2, danger: true, onSelect: onRemove },
        ]}
      />
      {problem !== '' && <p className="help help--error option-row__problem">{problem}</p>}
    </li>
  );
}

const isColour = (colour: string): colour is OptionColour => (optionColours as readonly string[]).includes(colour);

// The frame of every part: handle to drag, menu, keys that move it, and its problems below.
import { Icon, Menu, type MenuItem } from '@keepwell/ui';
import { ArrowDown, ArrowUp, Copy, Eye, EyeOff, GripVertical, Group, Trash2, TriangleAlert } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useEditor } from './editor-context.tsx';
import { duplicatePart, movePart, removePart, toggleMuted, wrapInGroup, type RulePath } from './rule-edits.ts';
import type { RuleNode } from './rule-nodes.ts';

const dragType = 'application/x-keepwell-rule-part';

export interface PartFrameProps {
  readonly node: RuleNode;
  /** Names the part in labels: its field. */
  readonly name: string;
  readonly children: ReactNode;
  readonly extraItems?: readonly MenuItem[];
}

export function PartFrame({ node, name, children, extraItems = [] }: PartFrameProps): ReactElement {
  const t = useText('rule');
  const { language } = useLanguage();
  const { edit, focus, issues, disabled } = useEditor();
  const [over, setOver] = useState<'before' | 'after' | null>(null);
  const { path, muted } = node;
  const at = path.at(-1);
  const list = path.slice(0, -1);
  const movable = typeof at === 'number';

  const moveTo = (index: number): void => {
    if (!movable || index < 0) return;
    edit((rule) => movePart(rule, path, list, index));
    focus([...list, index > at ? index - 1 : index]);
  };
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || !movable || event.defaultPrevented) return;
    if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'ArrowDown') moveTo(at + 2);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const dragOver = (event: DragEvent): void => {
    if (!movable || !event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    setOver(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
  };
  const drop = (event: DragEvent): void => {
    setOver(null);
    const from = event.dataTransfer.getData(dragType);
    if (!movable || from === '') return;
    event.preventDefault();
    event.stopPropagation();
    const index = over === 'after' ? at + 1 : at;
    edit((rule) => movePart(rule, JSON.parse(from) as RulePath, list, index));
  };
  const own = issues.filter((found) => belongsTo(found.path, node));
  const items: MenuItem[] = [
    ...extraItems,
    {
      label: muted ? t('switchOn') : t('switchOff'),
      icon: muted ? Eye : EyeOff,
      onSelect: () => edit((rule) => toggleMuted(rule, path)),
    },
    ...(movable
      ? [
          { label: t('duplicate'), icon: Copy, onSelect: () => edit((rule) => duplicatePart(rule, path)) },
          {
            label: t('intoGroup'),
            icon: Group,
            onSelect: () => edit((rule) => wrapInGroup(rule, path, 'or')),
          },
          { label: t('moveUp'), icon: ArrowUp, shortcut: 'Alt ↑', disabled: at === 0, onSelect: () => moveTo(at - 1) },
          { label: t('moveDown'), icon: ArrowDown, shortcut: 'Alt ↓', onSelect: () => moveTo(at + 2) },
        ]
      : []),
    { kind: 'separator' },
    { label: t('remove'), icon: Trash2, danger: true, onSelect: () => edit((rule) => removePart(rule, path)) },
  ];
  return (
    // The list item hears what bubbles from its own controls: the keys that move it, and what is dropped on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={['rule-part', muted && 'is-muted', over && `is-over-${over}`].filter(Boolean).join(' ')}
      data-path={JSON.stringify(path)}
      onKeyDown={keys}
      onDragOver={dragOver}
      onDragLeave={() => setOver(null)}
      onDrop={drop}
    >
      <div className="rule-part__line">
        {movable && (
          <span
            className="rule-grip"
            draggable={!disabled}
            aria-hidden="true"
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType, JSON.stringify(path));
              event.dataTransfer.effectAllowed = 'move';
            }}
          >
            <Icon of={GripVertical} size={14} />
          </span>
        )}
        <div className="rule-part__body">{children}</div>
        {!disabled && <Menu label={t('moreFor', { name })} items={items} />}
      </div>
      {muted && <p className="meta rule-part__note">{t('isOff')}</p>}
      {own.map((found) => (
        <p
          key={`${found.code} ${found.path.join('/')}`}
          className={found.severity === 'error' ? 'help help--error' : 'help rule-warning'}
        >
          <Icon of={TriangleAlert} size={14} />
          {describeFinding(found, language)}
        </p>
      ))}
    </li>
  );
}

/** A group shows what concerns it as a whole; a row and a formula all that is inside. */
function belongsTo(path: RulePath, node: RuleNode): boolean {
  const inside = node.path.every((step, index) => path[index] === step);
  if (!inside || node.kind !== 'group') return inside;
  return path.length <= node.list.length;
}

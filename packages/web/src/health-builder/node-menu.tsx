// NodeMenu: everything that dragging does, and more, as a menu on a node.
import { childrenOf, type ModelNode, nodesOf, parentOf } from '@keepwell/health';
import { Menu, type MenuItem } from '@keepwell/ui';
import { ArrowDown, ArrowUp, Copy, FolderInput, Plus, Scale, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { useNodeActions } from './use-node-actions.ts';

/** Types that no field proposes by itself. */
const freeTypes = ['rule', 'assessment', 'children'] as const;

export function useAddItems(parent: string | null): MenuItem[] {
  const t = useText('healthBuilder');
  const actions = useNodeActions();
  return freeTypes.map((type) => ({
    label: t(`add_${type}`),
    icon: Plus,
    onSelect: () => actions.addOfType(type, { parent, before: null }),
  }));
}

export interface NodeMenuProps {
  readonly node: ModelNode;
  /** What else can be done where it stands. */
  readonly more?: readonly MenuItem[];
}

export function NodeMenu({ node, more = [] }: NodeMenuProps): ReactElement {
  const t = useText('healthBuilder');
  const { doc, nameOf } = useDesk();
  const actions = useNodeActions();
  const addItems = useAddItems(node.kind === 'group' ? node.id : null);
  const parent = parentOf(doc, node.id) ?? null;
  const siblings = childrenOf(doc, parent);
  const index = siblings.findIndex(({ id }) => id === node.id);
  const groups = nodesOf(doc.dimensions, []).flatMap(({ node: one }) => (one.kind === 'group' ? [one] : []));
  const targets: MenuItem[] = [
    {
      label: t('topLevel'),
      checked: parent === null,
      onSelect: () => actions.move(node.id, { parent: null, before: null }),
    },
    ...groups
      .filter(({ id }) => id !== node.id)
      .map((group) => ({
        label: nameOf(group),
        checked: group.id === parent,
        onSelect: () => actions.move(node.id, { parent: group.id, before: null }),
      })),
  ];
  return (
    <Menu
      label={t('nodeMenu', { name: nameOf(node) })}
      items={[
        ...(node.kind === 'group'
          ? [
              ...addItems,
              { label: t('addSubgroup'), icon: Plus, onSelect: () => actions.addGroup(node.id) },
              { label: t('normaliseIn'), icon: Scale, onSelect: () => actions.normalise(node.id) },
              { kind: 'separator' as const },
            ]
          : []),
        { label: t('moveUp'), icon: ArrowUp, disabled: index === 0, onSelect: () => actions.moveBy(node.id, -1) },
        {
          label: t('moveDown'),
          icon: ArrowDown,
          disabled: index === siblings.length - 1,
          onSelect: () => actions.moveBy(node.id, 1),
        },
        { kind: 'submenu', label: t('moveTo'), icon: FolderInput, items: targets },
        { label: t('duplicate'), icon: Copy, onSelect: () => actions.duplicate(node) },
        ...more,
        { kind: 'separator' },
        { label: t('remove'), icon: Trash2, danger: true, onSelect: () => actions.remove(node) },
      ]}
    />
  );
}

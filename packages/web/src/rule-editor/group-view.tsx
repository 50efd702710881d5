// A group: all or any of its parts, with the buttons that add to it.
import { Button, Segmented } from '@keepwell/ui';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useEditor } from './editor-context.tsx';
import { FormulaView } from './formula-view.tsx';
import { PartFrame } from './part-frame.tsx';
import { insertPart, toggleNegated, unwrapGroup, withJoiner, type RuleJson, type RulePath } from './rule-edits.ts';
import type { GroupNode, RuleNode } from './rule-nodes.ts';
import { blankRow, rowOperators, writeRow } from './rule-row.ts';
import { RowView } from './row-view.tsx';

export function NodeView({ node }: { node: RuleNode }): ReactElement {
  const t = useText('rule');
  const { edit } = useEditor();
  if (node.kind === 'row') return <RowView node={node} />;
  if (node.kind === 'formula') return <FormulaView node={node} />;
  const unwrap = {
    label: t('ungroup'),
    onSelect: () => edit((rule) => unwrapGroup(rule, node.path, node.list)),
    disabled: node.negated || node.muted,
  };
  return (
    <PartFrame node={node} name={t('group')} extraItems={[unwrap]}>
      <GroupView node={node} inner />
    </PartFrame>
  );
}

export function GroupView({ node, inner = false }: { node: GroupNode; inner?: boolean }): ReactElement {
  const t = useText('rule');
  const { edit, disabled } = useEditor();
  return (
    <div className={inner ? 'rule-group rule-group--inner' : 'rule-group'}>
      <div className="rule-group__head">
        <Segmented
          aria-label={t('joiner')}
          disabled={disabled}
          options={[
            { value: 'and', label: t('all') },
            { value: 'or', label: t('any') },
          ]}
          value={node.all ? 'and' : 'or'}
          onChange={(joiner) => edit((rule) => withJoiner(rule, node.groupPath, joiner))}
        />
        <span className="muted">{node.negated ? t('doNotHold') : t('hold')}</span>
        <AddButtons list={node.list} count={node.children.length} />
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={node.negated}
          disabled={disabled}
          onClick={() => edit((rule) => toggleNegated(rule, outsideOf(node)))}
        >
          {t('not')}
        </Button>
      </div>
      {node.children.length > 0 && (
        <ol className="rule-list">
          {node.children.map((child) => (
            <NodeView key={child.path.join('/')} node={child} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** Where `!` stands or goes: around the group, inside what switches it off. */
function outsideOf(node: GroupNode): RulePath {
  return node.negated ? node.groupPath.slice(0, -2) : node.groupPath;
}

/** A condition on the first field that something can be asked of. */
export function useNewCondition(): () => RuleJson | null {
  const { scope } = useEditor();
  return () => {
    for (const field of scope.all()) {
      const [first] = rowOperators(field.type);
      if (first !== undefined) return writeRow(blankRow(field.path, first));
    }
    return null;
  };
}

function AddButtons({ list, count }: { list: RulePath; count: number }): ReactElement {
  const t = useText('rule');
  const { edit, focus, disabled } = useEditor();
  const newCondition = useNewCondition();
  const add = (group: boolean): void => {
    const condition = newCondition();
    if (condition === null) return;
    edit((rule) => insertPart(rule, list, group ? { or: [condition] } : condition));
    focus(group ? [...list, count, 'or', 0] : [...list, count]);
  };
  return (
    <span className="rule-group__add">
      <Button size="sm" variant="link" icon={Plus} disabled={disabled} onClick={() => add(false)}>
        {t('condition')}
      </Button>
      <Button size="sm" variant="link" icon={Plus} disabled={disabled} onClick={() => add(true)}>
        {t('group')}
      </Button>
    </span>
  );
}

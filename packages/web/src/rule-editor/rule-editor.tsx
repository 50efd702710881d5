// RuleEditor: a condition over an entity's records, as rows and groups, as a sentence, as JSON, and on today's records.
import { equalJson } from '@keepwell/kernel';
import type { Entity } from '@keepwell/model';
import { booleanType, checkRule, parseRule } from '@keepwell/rule';
import { Button, IconButton, Tabs } from '@keepwell/ui';
import { Plus, Redo2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { EditorProvider, useEditor } from './editor-context.tsx';
import { GroupView, NodeView, useNewCondition } from './group-view.tsx';
import { JsonPane } from './json-pane.tsx';
import { MatchPanel } from './match-panel.tsx';
import { addToRoot, type RuleJson, type RulePath } from './rule-edits.ts';
import { completePart, readNode, type RuleNode } from './rule-nodes.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { useEntityScope } from './rule-scope.ts';
import './rule-editor.css';

export interface RuleEditorProps {
  readonly entity: Entity;
  /** JSON-Logic; null: no condition. */
  readonly rule: RuleJson;
  /** Told after each change, without the rows whose value is not given yet. */
  onChange(rule: RuleJson): void;
  /** Shows how many records match now (default). */
  readonly match?: boolean;
  readonly disabled?: boolean;
  /** Said while there is no condition, where that does not mean all records. */
  readonly noneText?: string;
}

interface History {
  readonly past: readonly RuleJson[];
  readonly rule: RuleJson;
  readonly future: readonly RuleJson[];
  /** What was last told to the outside: the rule without rows that lack a value. */
  readonly told: RuleJson;
  /** What was told before: the outside may still be on its way to the last. */
  readonly toldBefore: readonly RuleJson[];
}

export function RuleEditor(props: RuleEditorProps): ReactElement {
  const { entity, rule, onChange, match = true, disabled = false, noneText } = props;
  const t = useText('rule');
  const { language } = useLanguage();
  const scope = useEntityScope(entity);
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<RulePath | null>(null);
  const [history, setHistory] = useState<History>({ past: [], rule, future: [], told: rule, toldBefore: [] });
  const [outside, setOutside] = useState(rule);
  const [tab, setTab] = useState<'rows' | 'json'>('rows');

  // A rule that comes from outside (another view, an undo of the page) replaces what is edited here.
  if (!equalJson(rule, outside)) {
    setOutside(rule);
    const isOurs = [history.told, ...history.toldBefore].some((told) => equalJson(told, rule));
    if (!isOurs) setHistory({ past: [], rule, future: [], told: rule, toldBefore: [] });
  }
  const draft = history.rule;
  const show = useCallback(
    (next: Omit<History, 'told' | 'toldBefore'>) => {
      const told = askedRule(next.rule);
      setHistory({ ...next, told, toldBefore: [history.told, ...history.toldBefore].slice(0, 20) });
      if (!equalJson(told, history.told)) onChange(told);
    },
    [history, onChange],
  );
  const edit = useCallback(
    (step: (rule: RuleJson) => RuleJson) => {
      const next = step(history.rule);
      if (!equalJson(next, history.rule)) {
        show({ past: [...history.past, history.rule].slice(-200), rule: next, future: [] });
      }
    },
    [history, show],
  );
  const undo = (): void => {
    const last = history.past.at(-1);
    if (last === undefined) return;
    show({ past: history.past.slice(0, -1), rule: last, future: [history.rule, ...history.future] });
  };
  const redo = (): void => {
    const [next, ...future] = history.future;
    if (next === undefined) return;
    show({ past: [...history.past, history.rule], rule: next, future });
  };
  const parsed = useMemo(() => {
    if (draft === null) return null;
    const { expression, issues } = parseRule(draft);
    return { expression, issues: [...issues, ...checkRule(expression, scope, booleanType).issues] };
  }, [draft, scope]);
  const told = useMemo(() => (history.told === null ? null : parseRule(history.told).expression), [history.told]);
  const node = useMemo(() => (parsed === null ? null : readNode(parsed.expression)), [parsed]);
  const focus = useCallback((path: RulePath) => {
    wanted.current = path;
    focusPart(root.current, path);
  }, []);
  useEffect(() => {
    if (wanted.current !== null && focusPart(root.current, wanted.current)) wanted.current = null;
  });
  const context = useMemo(
    () => ({ entity, scope, language, issues: parsed?.issues ?? [], disabled, edit, focus }),
    [entity, scope, language, parsed, disabled, edit, focus],
  );
  const keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) redo();
    else undo();
  };
  return (
    <EditorProvider value={context}>
      {/* It hears the undo keys that bubble from its own controls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className="rule-editor" role="group" aria-label={t('conditions')} ref={root} onKeyDown={keys}>
        <div className="rule-editor__bar">
          <Tabs
            aria-label={t('ways')}
            tabs={[
              { value: 'rows', label: t('conditions') },
              { value: 'json', label: t('json') },
            ]}
            value={tab}
            onChange={setTab}
          />
          <IconButton icon={Undo2} label={t('undo')} size="sm" disabled={history.past.length === 0} onClick={undo} />
          <IconButton icon={Redo2} label={t('redo')} size="sm" disabled={history.future.length === 0} onClick={redo} />
        </div>
        {tab === 'json' ? <JsonPane rule={draft} /> : <Rows node={node} rule={draft} noneText={noneText} />}
        {told !== null && (
          <div>
            <h3>{t('inWords')}</h3>
            {/* Only where all of the draft is asked do its places and those of the sentence agree. */}
            <RuleSentence expression={told} fixed={!equalJson(history.told, draft)} />
          </div>
        )}
        {match && <MatchPanel rule={history.told} />}
      </div>
    </EditorProvider>
  );
}

function Rows({ node, rule, noneText }: { node: RuleNode | null } & AddFirstProps): ReactElement {
  if (node?.kind === 'group' && !node.muted) return <GroupView node={node} />;
  return (
    <div className="rule-group">
      {node !== null && (
        <ol className="rule-list">
          <NodeView node={node} />
        </ol>
      )}
      <AddFirst rule={rule} noneText={noneText} />
    </div>
  );
}

interface AddFirstProps {
  readonly rule: RuleJson;
  readonly noneText: string | undefined;
}

function AddFirst({ rule, noneText }: AddFirstProps): ReactElement {
  const t = useText('rule');
  const { edit, focus, disabled } = useEditor();
  const newCondition = useNewCondition();
  const add = (): void => {
    const condition = newCondition();
    if (condition === null) return;
    edit((before) => addToRoot(before, null, condition));
    focus(['and', rule === null ? 0 : 1]);
  };
  return (
    <div className="hstack rule-first">
      {rule === null && <span className="muted">{noneText ?? t('noCondition')}</span>}
      <Button size="sm" variant="link" icon={Plus} disabled={disabled} onClick={add}>
        {rule === null ? t('firstCondition') : t('condition')}
      </Button>
    </div>
  );
}

function askedRule(rule: RuleJson): RuleJson {
  const whole = rule === null ? null : completePart(rule, readNode(parseRule(rule).expression));
  return isEmptyGroup(whole) ? null : whole;
}

function isEmptyGroup(rule: RuleJson): boolean {
  const items = (rule as { and?: unknown; or?: unknown } | null)?.and ?? (rule as { or?: unknown } | null)?.or;
  return Array.isArray(items) && items.length === 0;
}

/** Puts the keyboard on the first control of the part at a path or of the nearest part around it. */
function focusPart(root: HTMLElement | null, path: RulePath): boolean {
  for (let length = path.length; length > 0; length -= 1) {
    const name = CSS.escape(JSON.stringify(path.slice(0, length)));
    const part = root?.querySelector(`[data-path="${name}"]`);
    const control = part?.querySelector<HTMLElement>('.rule-part__body :is(input, button, textarea)');
    if (control == null) continue;
    control.focus();
    return true;
  }
  return false;
}

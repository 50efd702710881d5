// FormulaEditor: a formula as in a spreadsheet, with fields and functions at hand, in words, and on today's records.
import { equalJson, localeOf, textIn, type Language } from '@keepwell/kernel';
import type { Entity } from '@keepwell/model';
import { checkRule, createFieldNames, escapeField, parseFormula, parseRule, printFormula } from '@keepwell/rule';
import type { FieldInScope, Operator, Scope, ValueType } from '@keepwell/rule';
import { operators } from '@keepwell/rule';
import { Icon, Select, Textarea, type SelectOption } from '@keepwell/ui';
import { TriangleAlert } from 'lucide-react';
import { useCallback, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { EditorProvider } from './editor-context.tsx';
import { FormulaExamples } from './formula-examples.tsx';
import { JsonPane } from './json-pane.tsx';
import type { RuleJson } from './rule-edits.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { useEntityScope } from './rule-scope.ts';
import './rule-editor.css';

export interface FormulaEditorProps {
  readonly entity: Entity;
  /** JSON-Logic; null: no formula yet. */
  readonly rule: RuleJson;
  /** Told whenever the text is a formula. */
  onChange(rule: RuleJson): void;
  /** What the formula must give. */
  readonly expected?: ValueType;
  /** Path of the field that the formula is of: it cannot refer to itself. */
  readonly self?: string;
  readonly disabled?: boolean;
}

export function FormulaEditor(props: FormulaEditorProps): ReactElement {
  const { entity, rule, onChange, expected, self, disabled = false } = props;
  const t = useText('rule');
  const { language } = useLanguage();
  const whole = useEntityScope(entity);
  const scope = useMemo(() => without(whole, self), [whole, self]);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<{ text: string; of: RuleJson } | null>(null);

  const printed = useMemo(() => (rule === null ? '' : printFormula(rule, scope, language)), [rule, scope, language]);
  // What was typed stays as typed while it is what the rule says; a rule from elsewhere replaces it.
  const text = typed !== null && equalJson(typed.of, rule) ? typed.text : printed;
  const parsed = text === undefined || text.trim() === '' ? null : parseFormula(text, scope);
  const put = useCallback(
    (next: string) => {
      const read = next.trim() === '' ? { ok: true as const, rule: null } : parseFormula(next, scope);
      const after = read.ok ? read.rule : rule;
      setTyped({ text: next, of: after });
      if (read.ok && !equalJson(after, rule)) onChange(after);
    },
    [scope, rule, onChange],
  );
  const insert = (piece: string, back = 0): void => {
    const field = area.current;
    if (field === null || text === undefined) return;
    const { selectionStart: start, selectionEnd: end } = field;
    put(text.slice(0, start) + piece + text.slice(end));
    const caret = start + piece.length - back;
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(caret, caret);
    });
  };
  const expression = useMemo(() => (rule === null ? null : parseRule(rule).expression), [rule]);
  const check = useMemo(
    () => (expression === null ? null : checkRule(expression, scope, expected)),
    [expression, scope, expected],
  );
  const context = useMemo(
    () => ({
      entity,
      scope,
      language,
      issues: check?.issues ?? [],
      disabled,
      edit: (step: (rule: RuleJson) => RuleJson) => onChange(step(rule)),
      focus: () => area.current?.focus(),
    }),
    [entity, scope, language, check, disabled, onChange, rule],
  );
  const fine = parsed === null || parsed.ok;
  return (
    <EditorProvider value={context}>
      <div className="formula-editor">
        {text === undefined ? (
          <>
            <p className="muted">{t('onlyJson')}</p>
            <JsonPane rule={rule} />
          </>
        ) : (
          <>
            <div className="formula-editor__insert">
              <Select
                aria-label={t('insertField')}
                placeholder={t('insertField')}
                searchable
                disabled={disabled}
                options={fieldOptions(scope, language)}
                value={null}
                onChange={(name) => name !== null && insert(escapeField(name))}
              />
              <Select
                aria-label={t('insertFunction')}
                placeholder={t('insertFunction')}
                searchable
                disabled={disabled}
                options={functionOptions(language)}
                value={null}
                onChange={(name) => name !== null && insert(`${name}()`, 1)}
              />
            </div>
            <Textarea
              ref={area}
              className="mono"
              aria-label={t('formula')}
              aria-describedby={id}
              rows={3}
              spellCheck={false}
              disabled={disabled}
              invalid={!fine}
              placeholder={t('formulaPlaceholder')}
              value={text}
              onChange={(event) => put(event.target.value)}
            />
          </>
        )}
        <ul id={id} className="formula-editor__problems" aria-live="polite">
          {parsed !== null && !parsed.ok && (
            <li className="help help--error">
              <Icon of={TriangleAlert} size={14} />
              <button
                type="button"
                onClick={() => {
                  area.current?.focus();
                  area.current?.setSelectionRange(parsed.start, Math.max(parsed.end, parsed.start + 1));
                }}
              >
                {describeFinding(parsed.issue, language)}
              </button>
            </li>
          )}
          {fine &&
            check?.issues.map((found) => (
              <li
                key={`${found.code} ${found.path.join('/')}`}
                className={found.severity === 'error' ? 'help help--error' : 'help rule-warning'}
              >
                <Icon of={TriangleAlert} size={14} />
                {describeFinding(found, language)}
              </li>
            ))}
        </ul>
        {expression !== null && fine && (
          <>
            <RuleSentence expression={expression} />
            <FormulaExamples entity={entity} expression={expression} type={check?.type ?? { kind: 'unknown' }} />
          </>
        )}
      </div>
    </EditorProvider>
  );
}

function without(scope: Scope, path: string | undefined): Scope {
  if (path === undefined) return scope;
  const fields = scope.all().filter((field) => field.path !== path);
  return { all: () => fields, field: (other) => (other === path ? undefined : scope.field(other)) };
}

function fieldOptions(scope: Scope, language: Language): SelectOption[] {
  const names = createFieldNames(scope, language);
  return scope.all().map((field: FieldInScope) => ({
    value: names.nameOf(field.path),
    label: names.nameOf(field.path),
    keywords: [field.labels.zh, field.labels.en].filter(Boolean).join(' '),
  }));
}

const named = /^[a-z][A-Za-z]*$/;
const hidden = new Set([
  'and',
  'or',
  'cat',
  'var',
  'muted',
  'literal',
  'missing',
  'log',
  'reduce',
  'map',
  'filter',
  'me',
]);

function functionOptions(language: Language): SelectOption[] {
  return operators.all
    .filter((operator: Operator) => named.test(operator.name) && !hidden.has(operator.name))
    .sort(
      (a, b) =>
        a.group.localeCompare(b.group) || a.labels[language].localeCompare(b.labels[language], localeOf(language)),
    )
    .map((operator) => ({
      value: operator.name,
      label: operator.labels[language],
      keywords: `${operator.name} ${textIn(operator.labels, language === 'zh' ? 'en' : 'zh')}`,
      detail: operator.name,
    }));
}

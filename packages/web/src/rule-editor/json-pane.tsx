// The rule as JSON: for those who write it. What is wrong is marked at its line.
import type { Issue, Json } from '@keepwell/kernel';
import { checkRule, parseRule } from '@keepwell/rule';
import { Button, Icon } from '@keepwell/ui';
import { TriangleAlert } from 'lucide-react';
import { useId, useRef, useState, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useEditor } from './editor-context.tsx';
import { findSyntaxError, lineOfPath } from './json-place.ts';
import type { RuleJson } from './rule-edits.ts';

export function JsonPane({ rule }: { rule: RuleJson }): ReactElement {
  const t = useText('rule');
  const { edit, scope, language, disabled } = useEditor();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? JSON.stringify(rule, null, 2);
  const syntax = findSyntaxError(text);
  const parsed = syntax === null ? (JSON.parse(text) as Json) : null;
  const findings = syntax === null && parsed !== null ? judge(parsed, scope) : [];
  const marked = new Set([
    ...(syntax === null ? [] : [syntax.line]),
    ...findings.map((found) => lineOfPath(text, found.path)),
  ]);
  const goTo = (line: number): void => {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return (
    <div className="rule-json">
      <div className="rule-json__editor">
        <ol className="rule-json__lines mono" aria-hidden="true">
          {text.split('\n').map((_, index) => (
            <li key={index} className={marked.has(index + 1) ? 'is-marked' : undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          className="mono"
          aria-label={t('json')}
          aria-describedby={id}
          aria-invalid={marked.size > 0}
          spellCheck={false}
          wrap="off"
          disabled={disabled}
          rows={Math.min(24, Math.max(8, text.split('\n').length))}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul id={id} className="rule-json__problems">
        {syntax !== null && (
          <li className="help help--error">
            <Icon of={TriangleAlert} size={14} />
            <button type="button" onClick={() => goTo(syntax.line)}>
              {t('jsonAt', { line: syntax.line, column: syntax.column, problem: t(`jsonProblem.${syntax.problem}`) })}
            </button>
          </li>
        )}
        {findings.map((found) => {
          const line = lineOfPath(text, found.path);
          return (
            <li
              key={`${found.code} ${found.path.join('/')}`}
              className={found.severity === 'error' ? 'help help--error' : 'help rule-warning'}
            >
              <Icon of={TriangleAlert} size={14} />
              <button type="button" onClick={() => goTo(line)}>
                {t('lineSays', { line, problem: describeFinding(found, language) })}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="hstack">
        <Button
          variant="primary"
          size="sm"
          disabled={disabled || typed === null || syntax !== null}
          onClick={() => {
            edit(() => parsed);
            setTyped(null);
          }}
        >
          {t('apply')}
        </Button>
        {typed !== null && (
          <Button variant="quiet" size="sm" onClick={() => setTyped(null)}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

function judge(rule: Json, scope: Parameters<typeof checkRule>[1]): readonly Issue[] {
  const { expression, issues } = parseRule(rule);
  return [...issues, ...checkRule(expression, scope).issues];
}

// A part that rows cannot show: its sentence, and a way to change it as JSON. It is kept as it is.
import { Button, Textarea } from '@keepwell/ui';
import { Braces } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Json } from '@keepwell/kernel';
import { useText } from '../language/use-text.ts';
import { useEditor } from './editor-context.tsx';
import { PartFrame } from './part-frame.tsx';
import { withPart } from './rule-edits.ts';
import { ruleOf, type FormulaNode } from './rule-nodes.ts';
import { RuleSentence } from './rule-sentence.tsx';

export function FormulaView({ node }: { node: FormulaNode }): ReactElement {
  const t = useText('rule');
  const { edit, disabled } = useEditor();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const path = node.expression.path;
  const apply = (): void => {
    try {
      const next = JSON.parse(text ?? '') as Json;
      edit((rule) => withPart(rule, path, next));
      setText(null);
      setProblem(null);
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  return (
    <PartFrame node={node} name={t('formula')}>
      <div className="rule-formula">
        <RuleSentence expression={node.expression} inline />
        {text === null ? (
          <Button
            size="sm"
            variant="quiet"
            icon={Braces}
            disabled={disabled}
            onClick={() => setText(JSON.stringify(ruleOf(node), null, 2))}
          >
            {t('editJson')}
          </Button>
        ) : (
          <>
            <Textarea
              aria-label={t('json')}
              className="mono"
              rows={Math.min(12, text.split('\n').length + 1)}
              value={text}
              invalid={problem !== null}
              onChange={(event) => setText(event.target.value)}
            />
            {problem !== null && <p className="help help--error">{t('jsonBroken', { problem })}</p>}
            <span className="hstack">
              <Button size="sm" variant="primary" onClick={apply}>
                {t('apply')}
              </Button>
              <Button size="sm" variant="quiet" onClick={() => setText(null)}>
                {t('cancel')}
              </Button>
            </span>
          </>
        )}
      </div>
    </PartFrame>
  );
}

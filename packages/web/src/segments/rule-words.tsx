// RuleWords: a rule as a sentence that is only read.
import type { Entity } from '@keepwell/model';
import { parseRule, toSentence } from '@keepwell/rule';
import { Sentence } from '@keepwell/ui';
import { useMemo, type ReactElement } from 'react';
import { useReader } from '../data/use-session.ts';
import { useEntityScope } from '../rule-editor/index.ts';

export interface RuleWordsProps {
  readonly entity: Entity;
  readonly rule: unknown;
  readonly inline?: boolean;
}

export function RuleWords({ entity, rule, inline = false }: RuleWordsProps): ReactElement {
  const scope = useEntityScope(entity);
  const { language } = useReader();
  const parts = useMemo(
    () =>
      toSentence(parseRule(rule ?? null).expression, scope, language).segments.map(({ text, role }) => ({
        text,
        bold: role !== 'words',
      })),
    [rule, scope, language],
  );
  return <Sentence parts={parts} inline={inline} />;
}

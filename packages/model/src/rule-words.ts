// A rule as words for diffs: its sentence in both languages.
import type { Text } from '@keepwell/kernel';
import { parseRule, type Scope, sentenceText, toSentence } from '@keepwell/rule';

export const noRule: Text = { zh: '（无）', en: '(none)' };

export function ruleWords(rule: unknown, scope: Scope): Text {
  if (rule == null) return noRule;
  const { expression } = parseRule(rule);
  return {
    zh: sentenceText(toSentence(expression, scope, 'zh')),
    en: sentenceText(toSentence(expression, scope, 'en')),
  };
}

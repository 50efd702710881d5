// A rule as words for diffs: its sentence in both languages.
import type { Text } from '@keepwell/kernel';
import { parseRule, printRule, type Scope } from '@keepwell/rule';

export const noRule: Text = { zh: '（无）', en: '(none)' };

export function ruleWords(rule: unknown, _scope: Scope): Text {
  if (rule == null) return noRule;
  const text = JSON.stringify(printRule(parseRule(rule).expression));
  return { zh: text, en: text };
}

// Expression → a sentence in English or 中文, in pieces that know their place in the rule.
import type { Language } from '@keepwell/kernel';
import type { Expression } from './expression.ts';
import { isMuted } from './expression.ts';
import { inferTypes } from './infer.ts';
import type { Scope } from './scope.ts';
import { sayCondition } from './sentence/say.ts';
import type { RuleSentence } from './sentence/segment.ts';
import { joinSegments, words } from './sentence/segment.ts';

export { formatValue } from './sentence/format-value.ts';
export { sentenceText } from './sentence/segment.ts';
export type { RuleSentence, Segment } from './sentence/segment.ts';

/**
 * The rule in words, without a full stop: "Contract is Month-to-month and tenure is less than 12",
 * "合同类型为 按月 且 在网月数小于 12". A guard reads as the condition it guards, muted parts are left out.
 */
export function toSentence(expression: Expression, scope: Scope, language: Language, timeZone = 'UTC'): RuleSentence {
  if (isMuted(expression)) {
    return { segments: [words(language === 'zh' ? '（无条件）' : '(no condition)', expression.path)] };
  }
  const speaker = { types: inferTypes(expression, scope), language, timeZone };
  return { segments: joinSegments(sayCondition(expression, speaker)) };
}
